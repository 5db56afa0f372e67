package org.kcov4j.reader.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.ClassFailure;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.MethodRecord;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionInfo;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * What {@code info} shows of a session, without its block table.
 *
 * @param loaders how many, the boot loader not counted
 * @param classes how many were loaded; of several loaders, several times
 * @param blocks how many those have
 * @param notRecorded methods left without probes, as {@code a.B.m()V}
 * @param notCompiled methods that became too large for the JVM to compile, as {@code a.B.m()V}
 * @param collisions PCs that different classes or methods share, as {@code 0x0000002a: a.B#m()V@0
 *     c.D#n()V@3}
 * @param versions names of classes that were loaded in several versions
 * @param rewritten what other agents did
 */
record SessionFacts(
    Path directory,
    String name,
    long id,
    SessionInfo info,
    long end,
    List<AreaInfo> areas,
    int loaders,
    int classes,
    long blocks,
    List<ClassFailure> failures,
    List<String> notRecorded,
    List<String> notCompiled,
    List<String> collisions,
    List<String> versions,
    RewrittenFacts rewritten) {

  static SessionFacts of(Session session) {
    SymbolTable table = new SymbolTable(session.table());
    List<String> notRecorded = methods(table, MethodRecord::isNotProbed);
    List<String> notCompiled = methods(table, MethodRecord::isNotCompiled);
    List<String> collisions = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    for (int symbol : table.ambiguousSymbols()) {
      List<Place> candidates = table.candidates(symbol);
      if (table.isOneClassName(symbol)) {
        String name = candidates.get(0).type().javaName();
        if (versions.isEmpty() || !versions.get(versions.size() - 1).equals(name)) {
          versions.add(name);
        }
      } else {
        StringBuilder line = new StringBuilder(String.format("0x%08x:", candidates.get(0).pc()));
        candidates.forEach(p -> line.append(' ').append(p.key()));
        collisions.add(line.toString());
      }
    }
    return new SessionFacts(
        session.location(),
        session.name(),
        session.id(),
        session.info(),
        session.end(),
        session.areas(),
        session.table().loaders().size(),
        session.table().classes().size(),
        session.table().blockCount(),
        session.failures(),
        notRecorded,
        notCompiled,
        collisions,
        versions.stream().distinct().toList(),
        RewrittenFacts.of(table.classes()));
  }

  private static List<String> methods(SymbolTable table, Predicate<MethodRecord> chosen) {
    List<String> names = new ArrayList<>();
    for (ClassRecord type : table.classes()) {
      type.methods().stream()
          .filter(chosen)
          .forEach(m -> names.add(type.javaName() + '.' + m.name() + m.descriptor()));
    }
    return names;
  }

  /** How an area stands, in a word or two; empty where there is nothing to say. */
  static String state(AreaInfo area) {
    if (area.missing()) {
      return "missing";
    }
    if (area.cut()) {
      return "cut short";
    }
    return area.overflown() ? "full" : "";
  }
}
