/**
 * The command line: one class a command, and what they share. On top of everything else in the
 * reader; nothing calls it.
 */
package org.kcov4j.reader.cli;
