package org.kcov4j.maven.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;
import org.kcov4j.reader.trace.TraceWalker;

/**
 * A project that was built with the plugin.
 *
 * @param directory of the project
 */
public record Built(Path directory) {
  /** For scripts. */
  public Built(File directory) {
    this(directory.toPath());
  }

  /** What Maven wrote. */
  public String log() throws IOException {
    return Files.readString(directory.resolve("build.log"));
  }

  /** A file's text. */
  public String text(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  /** Whether a file or directory is there. */
  public boolean has(String file) {
    return Files.exists(directory.resolve(file));
  }

  /** The sessions below a directory, or in a dump file. */
  public List<Session> sessions(String path) throws IOException {
    List<Session> sessions = new ArrayList<>();
    for (SessionSource source : Sessions.findAny(List.of(directory.resolve(path)))) {
      sessions.add(source.open());
    }
    return sessions;
  }

  /** The names of all threads that recorded something. */
  public TreeSet<String> threads(String path) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (Session session : sessions(path)) {
      session.areas().stream()
          .filter(a -> a.readable() > 0)
          .map(AreaInfo::threadName)
          .forEach(names::add);
    }
    return names;
  }

  /** For each thread that ran some of a class, the lines on which the blocks begin that it ran. */
  public Map<String, Set<Integer>> linesByThread(String path, String className) throws IOException {
    Map<String, Set<Integer>> lines = new TreeMap<>();
    for (Session session : sessions(path)) {
      SymbolTable symbols = new SymbolTable(session.table());
      TraceWalker walker = new TraceWalker(symbols, pcs -> {});
      for (AreaInfo area : session.areas()) {
        walker.walk(
            area,
            (index, pc, symbol) -> {
              Place place = symbol < 0 ? null : symbols.place(symbol);
              if (place != null && place.type().javaName().equals(className)) {
                lines.computeIfAbsent(area.threadName(), n -> new TreeSet<>()).add(place.line());
              }
              return true;
            });
      }
    }
    return lines;
  }

  /** A report in JaCoCo's XML. */
  public Document xml(String file) throws IOException {
    return Jsoup.parse(text(file), "", Parser.xmlParser());
  }

  /**
   * The lines of a source file in such a report: number, {@code +} if all of it ran, {@code -} if
   * nothing, {@code ~} if part.
   *
   * @param source as in {@code com/acme/Calc.java}
   */
  public String lines(String report, String source) throws IOException {
    int slash = source.lastIndexOf('/');
    List<String> lines = new ArrayList<>();
    for (Element line :
        xml(report)
            .select(
                "package[name='%s'] > sourcefile[name='%s'] > line"
                    .formatted(source.substring(0, slash), source.substring(slash + 1)))) {
      boolean missed = !line.attr("mi").equals("0") || !line.attr("mb").equals("0");
      boolean covered = !line.attr("ci").equals("0");
      lines.add(line.attr("nr") + (missed && covered ? "~" : missed ? "-" : "+"));
    }
    return String.join(" ", lines);
  }
}
