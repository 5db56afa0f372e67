/**
 * Coverage as an LCOV tracefile. Commands and the Maven plugin call {@link
 * org.kcov4j.reader.report.lcov.LcovReport}; the package calls {@code coverage} and {@code
 * report.source}.
 */
package org.kcov4j.reader.report.lcov;
