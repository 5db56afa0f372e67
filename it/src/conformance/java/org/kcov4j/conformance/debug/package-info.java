/** A program that tests debug. Called by tests; calls the JDK. */
package org.kcov4j.conformance.debug;
