/**
 * What ran, as a value: counts per block that merge over areas and sessions, and the counters,
 * lines and branches drawn from them, with JaCoCo's meaning. Reports, checks and the Maven plugin
 * call this package; it calls {@code trace}, {@code classfile} and {@code session}.
 *
 * <p>In reading order: {@link org.kcov4j.reader.coverage.Coverage} (what ran), {@link
 * org.kcov4j.reader.coverage.Branches} (what that proves about edges), {@link
 * org.kcov4j.reader.coverage.CoverageTree} (packages, classes, methods and source files with their
 * counters).
 */
package org.kcov4j.reader.coverage;
