/**
 * The agent's log: an SLF4J provider that writes one line an event to stderr or a file. Called by
 * {@code agent}; calls SLF4J.
 */
package org.kcov4j.agent.log;
