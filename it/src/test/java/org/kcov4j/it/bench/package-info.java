/**
 * The benchmarks: programs of {@code bench.load} in JVMs of their own, under coverage tools and
 * without, and what is made of their times. {@link org.kcov4j.it.bench.MacroBench} is the way in.
 * May call {@code harness} and the JDK; starts the classes of {@code load} by name and shares
 * nothing with them but the line they print. How to read the figures is in {@code
 * docs/performance.md}.
 */
package org.kcov4j.it.bench;
