/**
 * Where probes go: a method's control flow, cut into basic blocks. Knows nothing of how probes are
 * emitted. Called by {@code agent.emit}; calls ASM's tree and {@code runtime.layout}.
 */
package org.kcov4j.agent.place;
