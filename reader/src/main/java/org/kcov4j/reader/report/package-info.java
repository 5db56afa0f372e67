/**
 * What a report can be written as, and one writer for all of it. Commands and the Maven plugin call
 * {@link org.kcov4j.reader.report.ReportWriter}; it calls the renderers, a package each, which know
 * neither it nor one another.
 */
package org.kcov4j.reader.report;
