package org.kcov4j.agent.place;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;

/** A method's real instructions, numbered without the labels, lines and frames between them. */
public final class Instructions {
  /** The instructions in bytecode order. */
  public final AbstractInsnNode[] nodes;

  /** The line of each, 0 where unknown. */
  public final int[] lines;

  // By position in the list: the number of the first instruction at or after it.
  private final int[] numberAt;
  private final InsnList list;

  /** Numbers them. */
  public Instructions(InsnList list) {
    this.list = list;
    AbstractInsnNode[] all = list.toArray();
    numberAt = new int[all.length];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      numberAt[i] = count;
      if (all[i].getOpcode() >= 0) {
        count++;
      }
    }
    nodes = new AbstractInsnNode[count];
    lines = new int[count];
    int line = 0;
    for (int i = 0; i < all.length; i++) {
      AbstractInsnNode node = all[i];
      if (node.getOpcode() >= 0) {
        nodes[numberAt[i]] = node;
        lines[numberAt[i]] = line;
      } else if (node instanceof LineNumberNode) {
        line = ((LineNumberNode) node).line;
      }
    }
  }

  /** How many there are. */
  public int size() {
    return nodes.length;
  }

  /** The number of the instruction that a label stands before; {@link #size} for one at the end. */
  public int number(LabelNode label) {
    return numberAt[list.indexOf(label)];
  }
}
