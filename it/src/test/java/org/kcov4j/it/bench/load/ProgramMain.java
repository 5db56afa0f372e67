package org.kcov4j.it.bench.load;

/** Starts the program whose main class is named by {@code bench.main}. */
final class ProgramMain {

  private ProgramMain() {}

  static void run() throws Exception {
    String[] none = {};
    Class.forName(System.getProperty("bench.main"))
        .getMethod("main", String[].class)
        .invoke(null, (Object) none);
  }
}
