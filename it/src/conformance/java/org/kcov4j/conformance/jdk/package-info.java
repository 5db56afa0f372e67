/** A program that has the JDK's classes at work. Called by tests; calls the JDK. */
package org.kcov4j.conformance.jdk;
