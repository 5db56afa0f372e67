package org.kcov4j.conformance.jdk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Has the collections, regular expressions and formats of the JDK at work, as large as the first
 * argument says, those that the others name. The window is of the second time: what the first loads
 * and sets up depends on what the JVM has needed before. What it does depends on no hash code of an
 * identity and on no chance.
 */
public final class JdkWork {
  private JdkWork() {}

  public static void main(String[] args) throws Exception {
    int size = Integer.parseInt(args[0]);
    List<String> parts = Arrays.asList(args).subList(1, args.length);
    for (String part : parts) {
      run(part, size, new ArrayList<>());
    }
    List<Object> results = new ArrayList<>();
    Window.begin();
    for (String part : parts) {
      run(part, size, results);
    }
    Window.end();
    results.forEach(System.out::println);
  }

  private static void run(String part, int size, List<Object> results) throws Exception {
    switch (part) {
      case "collections":
        CollectionsWork.run(size, results);
        break;
      case "sorting":
        CollectionsWork.runLong(size, results);
        break;
      case "expressions":
        results.add(TextWork.expressions("2024-02-29 aab k=10;"));
        break;
      case "formats":
        results.add(TextWork.formats(size));
        break;
      case "dates":
        results.add(TextWork.dates(size));
        break;
      case "scanners":
        results.add(TextWork.scanners(size));
        break;
      default:
        throw new IllegalArgumentException(part);
    }
  }
}
