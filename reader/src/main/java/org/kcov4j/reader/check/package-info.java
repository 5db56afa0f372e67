/**
 * Limits that coverage must keep, with JaCoCo's vocabulary and by JaCoCo's checker. Commands and
 * the Maven plugin call {@link org.kcov4j.reader.check.CoverageRule} and {@link
 * org.kcov4j.reader.check.CoverageCheck}; the package calls {@code coverage} and {@code
 * report.jacoco}.
 */
package org.kcov4j.reader.check;
