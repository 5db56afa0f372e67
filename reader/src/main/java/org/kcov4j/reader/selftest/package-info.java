/**
 * The self-test of an agent: a program that runs under it in a JVM of its own, and what starts that
 * JVM. Called by the command line; calls {@code runtime.layout} only, and in the JVM with the agent
 * its API, by reflection.
 */
package org.kcov4j.reader.selftest;
