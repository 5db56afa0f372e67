/**
 * Every class of many jars and of the JDK is instrumented, linked and verified. What runs in the
 * forked JVMs ({@code LinkJars}, {@code VerifyJdk}, {@code Premain}) uses nothing of the tests; of
 * the agent only {@code VerifyJdk} calls its instrumenter, which is what {@code bootstrap} classes
 * get. Called by JUnit.
 */
package org.kcov4j.it.corpus;
