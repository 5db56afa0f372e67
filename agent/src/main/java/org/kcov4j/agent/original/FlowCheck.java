package org.kcov4j.agent.original;

import java.util.Arrays;
import java.util.BitSet;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Holds an alignment against control flow: if it is right, then what runs after an original
 * instruction, with nothing but insertions in between, is what ran after it before.
 */
final class FlowCheck {
  private final Code original;
  private final Code now;
  private final int[] wanted;
  private final int[] places;

  /** By number of the original instruction: its place, or -1. */
  private final int[] placeOf;

  private final BitSet own = new BitSet();
  private final BitSet reached = new BitSet();

  FlowCheck(Code original, int[] wanted, Code now, int[] places) {
    this.original = original;
    this.wanted = wanted;
    this.now = now;
    this.places = places;
    placeOf = new int[original.size() + 1];
    Arrays.fill(placeOf, -1);
    for (int i = 0; i < wanted.length; i++) {
      placeOf[wanted[i]] = places[i];
      own.set(places[i]);
    }
  }

  boolean holds() {
    BitSet entry = new BitSet();
    entry.set(places[0]);
    if (!ownAt(0).equals(entry)) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      BitSet before = new BitSet();
      original.addSuccessors(wanted[i], before);
      BitSet after = new BitSet();
      now.addSuccessors(places[i], after);
      if (!firstOwn(after).equals(placesOf(before))) {
        return false;
      }
    }
    for (TryCatchBlockNode each : now.tryCatchBlocks()) {
      if (!leadsBack(each)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a handler is an original one; one of inserted code leads where that code leads, if
   * anywhere.
   */
  private boolean leadsBack(TryCatchBlockNode handler) {
    BitSet range = range(handler);
    range.and(reached());
    if (range.isEmpty()) {
      return true;
    }
    BitSet allowed = range.intersects(own) ? placesOf(original.handlers()) : firstOwn(range);
    BitSet entered = ownAt(now.number(handler.handler));
    entered.andNot(allowed);
    return entered.isEmpty();
  }

  private BitSet range(TryCatchBlockNode handler) {
    BitSet range = new BitSet();
    range.set(now.number(handler.start), now.number(handler.end));
    return range;
  }

  /** What some path from the entry leads to: not what was dead code before, or is now. */
  private BitSet reached() {
    if (reached.isEmpty()) {
      BitSet open = new BitSet();
      open.set(0);
      while (!open.isEmpty()) {
        int i = open.nextSetBit(0);
        open.clear(i);
        if (i < now.size() && !reached.get(i)) {
          reached.set(i);
          now.addSuccessors(i, open);
        }
        if (open.isEmpty()) {
          addHandlers(open);
        }
      }
    }
    return reached;
  }

  private void addHandlers(BitSet open) {
    for (TryCatchBlockNode each : now.tryCatchBlocks()) {
      int handler = now.number(each.handler);
      if (!reached.get(handler) && range(each).intersects(reached)) {
        open.set(handler);
      }
    }
  }

  /** The original instructions that run first when control comes to an instruction. */
  BitSet ownAt(int number) {
    BitSet start = new BitSet();
    start.set(number);
    return firstOwn(start);
  }

  private BitSet firstOwn(BitSet open) {
    BitSet seen = new BitSet();
    BitSet found = new BitSet();
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(0)) {
      open.clear(i);
      if (i >= now.size() || seen.get(i)) {
        continue;
      }
      seen.set(i);
      if (own.get(i)) {
        found.set(i);
      } else {
        now.addSuccessors(i, open);
      }
    }
    return found;
  }

  private BitSet placesOf(BitSet numbers) {
    BitSet result = new BitSet();
    for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
      if (placeOf[i] >= 0) {
        result.set(placeOf[i]);
      }
    }
    return result;
  }
}
