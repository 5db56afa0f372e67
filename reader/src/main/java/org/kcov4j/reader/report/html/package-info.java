/**
 * Coverage as pages for people: what ran, on which lines, by which thread, in which order. The
 * pages need no server and no network. Commands and the Maven plugin call {@link
 * org.kcov4j.reader.report.html.HtmlReport}; the package calls {@code coverage}, {@code trace} and
 * {@code session}.
 *
 * <p>In reading order: {@link org.kcov4j.reader.report.html.HtmlReport} (which pages there are),
 * {@code Site} (where they are), {@code Html} (how anything gets into one), the pages, {@code
 * CallOrder} (a trace as the methods it went through).
 */
package org.kcov4j.reader.report.html;
