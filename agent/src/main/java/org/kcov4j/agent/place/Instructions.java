package org.kcov4j.agent.place;

import java.util.Arrays;
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
    int size = list.size();
    numberAt = new int[size];
    AbstractInsnNode[] instructions = new AbstractInsnNode[size];
    int[] theirLines = new int[size];
    int count = 0;
    int line = 0;
    for (int i = 0; i < size; i++) {
      AbstractInsnNode node = list.get(i); // From an array that the list keeps until it changes.
      numberAt[i] = count;
      if (node.getOpcode() >= 0) {
        instructions[count] = node;
        theirLines[count++] = line;
      } else if (node instanceof LineNumberNode) {
        line = ((LineNumberNode) node).line;
      }
    }
    nodes = Arrays.copyOf(instructions, count);
    lines = Arrays.copyOf(theirLines, count);
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
