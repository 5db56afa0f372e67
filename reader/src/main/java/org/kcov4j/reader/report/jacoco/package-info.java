/**
 * Coverage in JaCoCo's report formats, through JaCoCo's own formatters: thin views of {@code
 * coverage}'s nodes as JaCoCo's public interfaces. Commands and the Maven plugin call {@link
 * org.kcov4j.reader.report.jacoco.JacocoReport}; the package calls {@code coverage} and {@code
 * session}.
 */
package org.kcov4j.reader.report.jacoco;
