package org.kcov4j.it;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs H2's own tests of some packages as its {@code TestAll} does first, with databases in memory;
 * that runs them again and again after it, with other settings. A program of its own, that has H2's
 * tests on its class path.
 */
final class DatabaseTests {
  private static final String PACKAGE = "org.h2.test.";

  /**
   * One fills the heap, where a coverage tool may not get what it needs; one fetches other versions
   * of H2.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(PACKAGE + "db.TestOutOfMemory", PACKAGE + "unit.TestUpgrade");

  private DatabaseTests() {}

  /** The arguments are packages, such as {@code jdbc}. */
  @SuppressWarnings("unchecked") // what H2 declares
  public static void main(String[] packages) throws Exception {
    Class<?> type = Class.forName(PACKAGE + "TestAll");
    Object all = type.getConstructor().newInstance();
    field(type, "memory").set(all, true);
    field(type, "codeCoverage").set(all, true);
    leaveOut(type, (Collection<String>) field(type, "excludedTests").get(all), List.of(packages));
    for (String group : List.of("test", "testAdditional", "testUtils")) {
      var method = type.getDeclaredMethod(group);
      method.setAccessible(true);
      method.invoke(all);
    }
    Map<?, Boolean> tests = (Map<?, Boolean>) field(type, "executedTests").get(all);
    System.out.println("tests of H2: " + tests.values().stream().filter(ran -> ran).count());
    System.exit(0); // threads of its servers may be left
  }

  private static void leaveOut(Class<?> type, Collection<String> excluded, List<String> packages)
      throws IOException, URISyntaxException {
    Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      files
          .map(file -> root.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(name -> packages.stream().noneMatch(p -> name.startsWith(PACKAGE + p + '.')))
          .forEach(excluded::add);
    }
    excluded.addAll(LEFT_OUT);
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
