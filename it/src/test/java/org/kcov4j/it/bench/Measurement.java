package org.kcov4j.it.bench;

/**
 * What was measured of a program.
 *
 * @param cpuNanos CPU time of an operation: the median of the driver's windows, or of the process
 * @param otherNanos of a driver the CPU time in its fastest window, of a process its wall time
 * @param busy CPU time by wall time: in a driver well under 1 if others took the core
 * @param steady whether it had warmed up
 * @param pcs PCs recorded in an operation, if the program recorded
 * @param check the operation's result
 */
record Measurement(
    double cpuNanos, double otherNanos, double busy, boolean steady, double pcs, String check) {}
