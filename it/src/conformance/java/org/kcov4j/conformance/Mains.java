package org.kcov4j.conformance;

/** Runs the programs whose main classes it is given, one after the other. */
public final class Mains {
  private Mains() {}

  /**
   * @param args names of main classes
   */
  public static void main(String[] args) throws Exception {
    for (String each : args) {
      Class.forName(each)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    }
  }
}
