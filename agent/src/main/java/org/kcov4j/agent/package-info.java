/**
 * The agent's wiring: entry point, options, the transformer that the JVM calls, and what happens at
 * the JVM's end. Called by the JVM only; calls all packages below it.
 *
 * <p>Reading order: {@code KcovAgent}, {@code Options}, {@code AgentStart}, {@code
 * CoverageTransformer}, {@code Attachment}.
 */
package org.kcov4j.agent;
