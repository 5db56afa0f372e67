package org.kcov4j.reader.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.ClassVersion;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * Numbers the blocks of all classes of any number of sessions, from 0. A class that several loaders
 * or sessions have counts once; with and without split edges it counts twice.
 */
public final class BlockNumbering {
  private final Map<ClassVersion, List<Numbered>> byVersion = new HashMap<>();

  /** To tell a class's version means to look at all of its blocks. */
  private final Map<ClassRecord, List<Numbered>> asked = new IdentityHashMap<>();

  private int count;

  /**
   * A class and its place in the numbering.
   *
   * @param type the class as first seen
   * @param first the number of its first block
   */
  public record Numbered(ClassRecord type, int first) {
    int end() {
      return first + type.blocks().count();
    }
  }

  /** Nothing is numbered yet. */
  public BlockNumbering() {}

  /**
   * Takes up the classes of a session.
   *
   * @return the number of the first block of each of the table's classes
   */
  public int[] add(SymbolTable table) {
    return table.classes().stream().mapToInt(type -> number(type).first()).toArray();
  }

  private Numbered number(ClassRecord type) {
    List<Numbered> variants =
        byVersion.computeIfAbsent(ClassVersion.of(type), v -> new ArrayList<>(1));
    for (Numbered variant : variants) {
      if (variant.type.blocks().count() == type.blocks().count()) {
        return variant;
      }
    }
    Numbered added = new Numbered(type, count);
    count = Math.addExact(count, type.blocks().count());
    variants.add(added);
    return added;
  }

  /** The class as it was numbered: once, or twice where edges were split in some sessions only. */
  List<Numbered> variants(ClassRecord type) {
    return asked.computeIfAbsent(type, t -> byVersion.getOrDefault(ClassVersion.of(t), List.of()));
  }
}
