package org.kcov4j.it.harness;

import java.util.OptionalInt;

/**
 * A row of {@code trace --format=tsv} of an area of PCs.
 *
 * @param thread the thread's name
 * @param index the PC's place in the area
 * @param pc the PC, unsigned
 * @param location the first instruction of the block
 * @param line its line, if known
 */
public record TraceRow(String thread, int index, int pc, CodeLocation location, OptionalInt line) {}
