/**
 * Which methods are interrupts, of the JDK and of those the user names: what they run is not
 * recorded. Threads that are interrupts as a whole are known to {@code runtime.record}. Called by
 * {@code agent}; calls {@code agent.select} for its patterns and {@code agent.emit} for the marks.
 */
package org.kcov4j.agent.interrupt;
