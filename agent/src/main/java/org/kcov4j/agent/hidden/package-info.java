/**
 * Hidden classes, which the JVM shows to no agent: the JDK's methods that define them are rewritten
 * to pass the class file on first. Called by {@code agent}; calls {@code agent.version}, ASM, and
 * {@code runtime.record} for what those methods call.
 */
package org.kcov4j.agent.hidden;
