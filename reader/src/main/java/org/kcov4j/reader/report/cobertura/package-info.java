/**
 * Coverage in Cobertura's XML format. Commands and the Maven plugin call {@link
 * org.kcov4j.reader.report.cobertura.CoberturaReport}; the package calls {@code coverage} and
 * {@code report.source}.
 */
package org.kcov4j.reader.report.cobertura;
