/**
 * Coverage as JSON, by the schema in {@code docs/cli.md}. Commands and the Maven plugin call {@link
 * org.kcov4j.reader.report.json.JsonReport}; the package calls {@code coverage}.
 */
package org.kcov4j.reader.report.json;
