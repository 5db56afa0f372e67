/**
 * The directory of this JVM's run: what is written, in which order, and why a reader can trust it
 * at any moment. Each log is append-only and each record one write; a class's record precedes its
 * first PC, an area's record its first PC too. Called by the agent, {@code runtime} and {@code
 * runtime.remote}; calls {@code runtime.record}, {@code runtime.area} and {@code runtime.layout}.
 */
package org.kcov4j.runtime.session;
