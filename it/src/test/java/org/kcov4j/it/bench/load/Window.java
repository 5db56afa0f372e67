package org.kcov4j.it.bench.load;

/**
 * Some operations in a row.
 *
 * @param operations how many
 * @param cpuNanos CPU time of the thread
 * @param wallNanos time that passed
 * @param pcs how many PCs the operations recorded, if the driver records
 */
record Window(long operations, long cpuNanos, long wallNanos, long pcs) {

  double cpuPerOperation() {
    return (double) cpuNanos / operations;
  }

  double pcsPerOperation() {
    return (double) pcs / operations;
  }
}
