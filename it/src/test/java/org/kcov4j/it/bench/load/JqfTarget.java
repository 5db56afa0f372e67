package org.kcov4j.it.bench.load;

/**
 * Switches JQF's fast coverage on, as its guidance would, and runs the program {@code bench.main}.
 * Its classes are found by name: they are on the class path of this one configuration only.
 */
public final class JqfTarget {
  private static final String SNOOP = "edu.berkeley.cs.jqf.instrument.tracing.FastCoverageSnoop";
  private static final String LISTENER = "janala.instrument.FastCoverageListener";
  private static final String COVERAGE = "edu.berkeley.cs.jqf.fuzz.util.FastNonCollidingCoverage";

  private JqfTarget() {}

  public static void main(String[] args) throws Exception {
    Object coverage = Class.forName(COVERAGE).getDeclaredConstructor().newInstance();
    Class.forName(SNOOP)
        .getMethod("setFastCoverageListener", Class.forName(LISTENER))
        .invoke(null, coverage);
    ProgramMain.run();
    int covered = (int) coverage.getClass().getMethod("getNonZeroCount").invoke(coverage);
    if (covered == 0) {
      throw new IllegalStateException("JQF counted nothing");
    }
  }
}
