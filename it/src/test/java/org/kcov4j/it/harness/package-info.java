/**
 * What the integration tests are made of: installed JDKs, forked JVMs, the command line, and the
 * debugger that steps through a program. Calls {@code bytecode} and the JDK.
 */
package org.kcov4j.it.harness;
