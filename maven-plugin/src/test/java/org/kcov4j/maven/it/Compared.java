package org.kcov4j.maven.it;

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

/** Reports of the same build by JaCoCo's plugin and by ours, line by line. */
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
  private int lines;
  private int leftByException;

  /**
   * @param directory of a project that was built with each
   */
  public Compared(Path directory) {
    this.directory = directory;
  }

  /** Compares the reports of a module. */
  public Compared module(String name) throws IOException {
    return compare(
        directory.resolve(name).resolve("target/site/jacoco/jacoco.xml"),
        directory.resolve(name).resolve("target/site/kcov4j/jacoco.xml"));
  }

  /** Compares the reports of all modules together. */
  public Compared aggregate(String name) throws IOException {
    return compare(
        directory.resolve(name).resolve("target/site/jacoco-aggregate/jacoco.xml"),
        directory.resolve(name).resolve("target/site/kcov4j-aggregate/jacoco.xml"));
  }

  /**
   * Fails where fewer lines were compared, as then something is missing on both sides, or where
   * exceptions would have to explain more than one line in fifty.
   */
  public Compared atLeast(int count) {
    System.out.println(lines + " lines compared, " + leftByException + " left by an exception");
    if (lines < count) {
      throw new AssertionError("only " + lines + " lines were compared, expected " + count);
    }
    if (leftByException > lines / 50) {
      throw new AssertionError(leftByException + " of " + lines + " lines left by an exception?");
    }
    return this;
  }

  private Compared compare(Path jacoco, Path kcov4j) throws IOException {
    Map<String, Line> theirs = lines(jacoco);
    Map<String, Line> ours = lines(kcov4j);
    Set<String> all = new TreeSet<>(theirs.keySet());
    all.addAll(ours.keySet());
    lines += all.size();
    List<String> differences = new ArrayList<>();
    for (String line : all) {
      Line their = theirs.get(line);
      Line our = ours.get(line);
      if (our != null && our.equals(their)) {
        continue;
      }
      if (our != null && their != null && our.ranMore(their)) {
        leftByException++;
        System.out.println("left by an exception: " + line);
      } else {
        differences.add(line + ": JaCoCo " + their + ", kcov4j " + our);
      }
    }
    if (!differences.isEmpty()) {
      throw new AssertionError(
          String.format(
              "%d of %d lines differ in %s%n%s",
              differences.size(), all.size(), kcov4j, String.join("\n", differences)));
    }
    return this;
  }

  /** Lines by group, package, source file and number. */
  private static Map<String, Line> lines(Path report) throws IOException {
    Map<String, Line> lines = new TreeMap<>();
    Document xml = Jsoup.parse(Files.readString(report), "", Parser.xmlParser());
    for (Element line : xml.select("sourcefile > line")) {
      Element source = line.parent();
      Element pack = source.parent();
      String group = pack.parent().tagName().equals("group") ? pack.parent().attr("name") : "";
      lines.put(
          String.format(
              "%s %s/%s:%5s", group, pack.attr("name"), source.attr("name"), line.attr("nr")),
          Line.of(line));
    }
    return lines;
  }
}
