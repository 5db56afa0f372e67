package org.kcov4j.agent.original;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Looks for a method in what it is now, by one guess after the other of where its variables are:
 * all but the parameters moved by one (JaCoCo), none moved, moved by as many as were added;
 * anywhere; and where most of them were in the guess before (Byte Buddy, which copies parameters).
 */
final class Search {
  private final Code before;
  private final int[] wanted;
  private final Code now;
  private final int parameters;
  private final int added;

  /**
   * @param wanted numbers of the instructions to find, in order
   */
  Search(MethodNode method, Code before, int[] wanted, MethodNode rewritten, Code now) {
    this.before = before;
    this.wanted = wanted;
    this.now = now;
    int sizes = Type.getArgumentsAndReturnSizes(method.desc) >> 2; // They count a receiver.
    parameters = (method.access & Opcodes.ACC_STATIC) == 0 ? sizes : sizes - 1;
    added = rewritten.maxLocals - method.maxLocals;
  }

  /** Where they are, or null. */
  Places find() {
    Places found = held(place(Likeness.moved(parameters, 0, Math.min(1, added))));
    if (found == null && added != 0) {
      found = held(place(Likeness.moved(parameters, 0, 0).withReplacedReturns()));
    }
    if (found == null && added > 1) {
      found = held(place(Likeness.moved(parameters, 0, added).withReplacedReturns()));
    }
    return found == null ? afterLooseGuess() : found;
  }

  private Places afterLooseGuess() {
    int[] loose = place(Likeness.anyVariables());
    Places found = held(loose);
    if (found != null || loose == null) {
      return found;
    }
    Likeness asMost = Likeness.moved(parameters, shift(loose, true), shift(loose, false));
    found = held(place(asMost.withReplacedReturns()));
    return found == null ? held(place(asMost.withAllReturnsReplaced())) : found;
  }

  private int[] place(Likeness likeness) {
    return Alignment.of(before, wanted, now, likeness);
  }

  private Places held(int[] places) {
    if (places == null) {
      return null;
    }
    FlowCheck flow = new FlowCheck(before, wanted, now, places);
    return flow.holds() ? new Places(before, wanted, now, places, flow) : null;
  }

  /** By how much most parameters, or most others, have moved. */
  private int shift(int[] places, boolean ofParameters) {
    Map<Integer, Integer> votes = new HashMap<>();
    int most = 0;
    int winner = 0;
    for (int i = 0; i < places.length; i++) {
      AbstractInsnNode node = before.node(wanted[i]);
      AbstractInsnNode there = now.node(places[i]);
      if (node instanceof VarInsnNode && there instanceof VarInsnNode) {
        int variable = ((VarInsnNode) node).var;
        if (variable < parameters == ofParameters) {
          int shift = ((VarInsnNode) there).var - variable;
          int count = votes.merge(shift, 1, Integer::sum);
          winner = count > most ? shift : winner;
          most = Math.max(most, count);
        }
      }
    }
    return winner;
  }
}
