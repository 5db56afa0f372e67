package org.kcov4j.it.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a program is run under a coverage tool, or without.
 *
 * @param name in tables; of kcov4j jars that were given labels: {@code label:name}
 * @param record what the driver enables through the API
 * @param jvmArgs arguments to the JVM, given a directory into which the tool may write
 * @param classPath what comes on the class path behind the program's
 * @param launcher from a program's main class to what follows the class path on the command line
 */
record Configuration(
    String name,
    String record,
    Function<Path, List<String>> jvmArgs,
    Supplier<List<Path>> classPath,
    Function<String, List<String>> launcher) {
  /** The name of the configuration that all others are compared with. */
  static final String PLAIN = "plain";

  /** The program started directly, with the given arguments to the JVM. */
  static Configuration of(String name, String record, Function<Path, List<String>> jvmArgs) {
    return new Configuration(name, record, jvmArgs, List::of, List::of);
  }

  /** Its name without a jar's label. */
  String kind() {
    return name.substring(name.indexOf(':') + 1);
  }

  @Override
  public String toString() {
    return name;
  }
}
