/**
 * Programs that have a JVM link and verify many classes without running them. They print a line for
 * each that fails ({@link Output}), and are not instrumented themselves.
 */
package org.kcov4j.corpus;
