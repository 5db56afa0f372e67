package org.kcov4j.it.bench.load;

/** CPU-bound work on one thread that can be repeated. Implementations have a public constructor. */
public interface Workload {

  /**
   * Does the work once.
   *
   * @return a number that depends on all of it, the same each time
   */
  long operation() throws Exception;
}
