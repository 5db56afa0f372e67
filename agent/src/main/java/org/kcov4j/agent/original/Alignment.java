package org.kcov4j.agent.original;

import org.objectweb.asm.Opcodes;

/**
 * Finds the instructions of a method in its rewritten code: all of them, in order, with insertions
 * in as few places as can be.
 *
 * <p>Where D instructions were inserted, the n-th original instruction is one of the n-th to the
 * (n+D)-th. For each of these D+1 places, row by row, the cheapest way to have all instructions
 * until there in their places is kept:
 *
 * <pre>
 * cost(i, d) = unlikeness of original i and new i+d
 *            + min(cost(i-1, d), GAP + min over d' &lt; d of cost(i-1, d'))
 * </pre>
 */
final class Alignment {
  private static final int GAP = 6;
  private static final int OTHER_LINE = 4;
  private static final int OTHER_LEADER = 4;

  /** No way leads here. */
  private static final int NEVER = Integer.MAX_VALUE / 2;

  /** Two bytes for each; larger methods than that are not looked at. */
  private static final long MAX_CELLS = 16L << 20;

  private final Code original;
  private final int[] wanted;
  private final Code now;
  private final Likeness likeness;
  private final int places;

  /** By number of the instruction as it is now. */
  private final int[] kinds;

  private Alignment(Code original, int[] wanted, Code now, Likeness likeness) {
    this.original = original;
    this.wanted = wanted;
    this.now = now;
    this.likeness = likeness;
    places = now.size() - wanted.length + 1;
    kinds = new int[now.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = Likeness.kind(now.node(i).getOpcode());
    }
  }

  /**
   * The most likely place of each instruction.
   *
   * @param wanted numbers of original instructions, in order
   * @return numbers of instructions as they are now, in the same order; null if there is no way
   */
  static int[] of(Code original, int[] wanted, Code now, Likeness likeness) {
    Alignment alignment = new Alignment(original, wanted, now, likeness);
    boolean feasible =
        alignment.places > 0
            && alignment.places <= 0x10000
            && (long) alignment.places * wanted.length <= MAX_CELLS;
    return feasible ? alignment.find() : null;
  }

  private int[] find() {
    char[][] from = new char[wanted.length][];
    int[] row = new int[places];
    for (int i = 0; i < wanted.length; i++) {
      from[i] = new char[places];
      row = next(row, i, from[i]);
    }
    int best = 0;
    for (int d = 1; d < places; d++) {
      best = row[d] < row[best] ? d : best;
    }
    return row[best] < NEVER ? back(from, best) : null;
  }

  /** The row of costs after the one before; the first has none before, and any place may be it. */
  private int[] next(int[] before, int i, char[] from) {
    int[] row = new int[places];
    int opcode = original.node(wanted[i]).getOpcode();
    int kind = Likeness.kind(opcode);
    int jump = Likeness.isReturn(opcode) ? Opcodes.GOTO : kind;
    int store = Likeness.storeFor(opcode);
    int cheapest = NEVER; // Of the places before d.
    int cheapestAt = 0;
    for (int d = 0; d < places; d++) {
      int cost = before[d];
      int origin = d;
      // Of equal ways the one that goes on for as long as it can before it skips what is inserted.
      if (cheapest + GAP <= cost) {
        cost = cheapest + GAP;
        origin = cheapestAt;
      }
      // The later of two equal places: what was inserted at one place stays together.
      if (before[d] <= cheapest) {
        cheapest = before[d];
        cheapestAt = d;
      }
      int there = kinds[i + d];
      boolean possible = cost < NEVER && (there == kind || there == jump || there == store);
      int unlikeness = possible ? unlikeness(wanted[i], i + d) : Likeness.NONE;
      row[d] = unlikeness == Likeness.NONE ? NEVER : cost + unlikeness;
      from[d] = (char) origin;
    }
    return row;
  }

  private int unlikeness(int before, int after) {
    int cost = likeness.of(original.node(before), now.node(after));
    if (cost == Likeness.NONE) {
      return cost;
    }
    if (original.newLine(before) != now.newLine(after)) {
      cost += OTHER_LINE;
    }
    if (original.isLeader(before) != now.isLeader(after)) {
      cost += OTHER_LEADER;
    }
    return cost;
  }

  private static int[] back(char[][] from, int last) {
    int[] places = new int[from.length];
    int d = last;
    for (int i = from.length - 1; i >= 0; i--) {
      places[i] = i + d;
      d = from[i][d];
    }
    return places;
  }
}
