/**
 * How probes are emitted: from the bytes of a class and the blocks that {@code agent.place} finds
 * to new bytes and a record for the block table. Knows nothing of which classes are asked for.
 * Called by {@code agent}; calls {@code agent.place}, {@code agent.original}, {@code
 * agent.version}, ASM, {@code runtime.record} (by name) and {@code runtime.session}.
 *
 * <p>Reading order: {@code ClassInstrumenter}, {@code MethodInstrumenter}, {@code ContextVariable},
 * {@code Probes}, {@code Economy}; for comparisons {@code ComparisonFinder}, {@code
 * OperandInterpreter}, {@code ComparisonProbes}.
 */
package org.kcov4j.agent.emit;
