/**
 * Traces as text for people, and as tab separated values and JSON for programs. Millions of rows
 * come through here, so a row is assembled from bytes kept per block. Commands call this package;
 * it calls {@code trace} and {@code session}.
 */
package org.kcov4j.reader.report.trace;
