package org.kcov4j.it.harness;

/**
 * An instruction that was executed.
 *
 * @param location where
 * @param inStaticInitializer whether a {@code <clinit>} of the program was on the stack
 */
public record Step(CodeLocation location, boolean inStaticInitializer) {}
