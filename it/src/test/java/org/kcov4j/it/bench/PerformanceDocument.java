package org.kcov4j.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts what the benchmarks wrote into {@code docs/performance.md}, each between the comments {@code
 * results: NAME} and {@code end of results}. Arguments: the document, the directory with results.
 */
public final class PerformanceDocument {
  /** The results there is a place for: names of files without {@code .md}. */
  static final List<String> RESULTS =
      List.of("macro", "startup", "transform", "memory", "scaling", "micro");

  private static final String END = "<!-- end of results -->";

  private PerformanceDocument() {}

  public static void main(String[] args) throws IOException {
    Path document = Path.of(args[0]);
    String text = Files.readString(document);
    for (String name : RESULTS) {
      Path result = Path.of(args[1]).resolve(name + ".md");
      if (Files.exists(result)) {
        text = with(text, name, Files.readString(result));
      }
    }
    Files.writeString(document, text);
  }

  /** The text with the named results in their place. */
  static String with(String text, String name, String results) {
    int start = start(text, name);
    int end = text.indexOf(END, start);
    return text.substring(0, start) + "\n\n" + results.strip() + "\n\n" + text.substring(end);
  }

  /** What stands in the place of the named results. */
  static String results(String text, String name) {
    int start = start(text, name);
    return text.substring(start, text.indexOf(END, start)).strip();
  }

  private static int start(String text, String name) {
    String mark = "<!-- results: " + name + " -->";
    int at = text.indexOf(mark);
    if (at < 0 || text.indexOf(END, at) < 0) {
      throw new IllegalArgumentException("expected '" + mark + "' and behind it '" + END + "'");
    }
    return at + mark.length();
  }
}
