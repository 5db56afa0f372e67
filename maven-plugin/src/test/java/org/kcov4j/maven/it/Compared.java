package org.kcov4j.maven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reports of the same build by JaCoCo's plugin and by ours, line by line. What differs has to be
 * known, and each with its reason: see {@link KnownDifferences}.
 */
public final class Compared {
  private record Line(int mi, int ci, int mb, int cb) {
    static Line of(Element line) {
      return new Line(
          number(line, "mi"), number(line, "ci"), number(line, "mb"), number(line, "cb"));
    }

    private static int number(Element line, String attribute) {
      return Integer.parseInt(line.attr(attribute));
    }

    /**
     * Whether more ran, of the same instructions and branches: JaCoCo counts what a probe was
     * reached behind, which it is not where an exception leaves the code.
     */
    boolean ranMore(Line other) {
      return mi + ci == other.mi + other.ci
          && mb + cb == other.mb + other.cb
          && ci >= other.ci
          && cb >= other.cb;
    }
  }

  private final Path directory;
  private final Map<String, String> differences = new TreeMap<>();
  private final Set<String> ranMore = new TreeSet<>();
  private int lines;
  private int covered;

  /**
   * @param directory of a project that was built with each
   */
  public Compared(Path directory) {
    this.directory = directory;
  }

  /** Compares the reports of a module. */
  public Compared module(String name) throws IOException {
    Path site = directory.resolve(name).resolve("target/site");
    return compare(name, site.resolve("jacoco/jacoco.xml"), site.resolve("kcov4j/jacoco.xml"));
  }

  /** Compares the reports of all modules together. */
  public Compared aggregate(String name) throws IOException {
    Path site = directory.resolve(name).resolve("target/site");
    return compare(
        name,
        site.resolve("jacoco-aggregate/jacoco.xml"),
        site.resolve("kcov4j-aggregate/jacoco.xml"));
  }

  /**
   * Fails where lines differ that are not known to, where some do not that are known to, and where
   * fewer than this were compared, or most of them did not run, as then something is missing on
   * both sides.
   */
  public void expect(int count, KnownDifferences known) {
    System.out.printf("%d lines compared, %d of them ran%n", lines, covered);
    differences.forEach((line, how) -> System.out.println("differs: " + line + ": " + how));
    known.check(differences, ranMore);
    if (lines < count || covered < lines / 3) {
      throw new AssertionError("expected " + count + " lines, and that a third of them run");
    }
  }

  private Compared compare(String name, Path jacoco, Path kcov4j) throws IOException {
    Map<String, Line> theirs = lines(name, jacoco);
    Map<String, Line> ours = lines(name, kcov4j);
    Set<String> all = new TreeSet<>(theirs.keySet());
    all.addAll(ours.keySet());
    lines += all.size();
    for (String line : all) {
      Line their = theirs.get(line);
      Line our = ours.get(line);
      covered += our != null && our.ci() > 0 ? 1 : 0;
      if (our == null || !our.equals(their)) {
        differences.put(line, "JaCoCo " + their + ", kcov4j " + our);
        if (our != null && their != null && our.ranMore(their)) {
          ranMore.add(line);
        }
      }
    }
    return this;
  }

  /** Lines by module, package, source file and number. */
  private static Map<String, Line> lines(String module, Path report) throws IOException {
    Map<String, Line> lines = new TreeMap<>();
    Document xml = Jsoup.parse(Files.readString(report), "", Parser.xmlParser());
    for (Element line : xml.select("sourcefile > line")) {
      Element source = line.parent();
      Element pack = source.parent();
      String group = pack.parent().tagName().equals("group") ? pack.parent().attr("name") : module;
      lines.put(
          String.format(
              "%s %s/%s:%s", group, pack.attr("name"), source.attr("name"), line.attr("nr")),
          Line.of(line));
    }
    return lines;
  }
}
