/**
 * Every class of many jars and of the JDK is instrumented, linked and verified. What runs in the
 * forked JVMs is {@code org.kcov4j.corpus}, which uses nothing of the tests; of the agent only
 * {@code VerifyJdk} calls its instrumenter, which is what {@code bootstrap} classes get. Called by
 * JUnit.
 */
package org.kcov4j.it.corpus;
