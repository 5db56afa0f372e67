package org.kcov4j.agent.place;

import java.util.Arrays;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** A method as a tree, with the bytecode index that each instruction had. */
public class CodeNode extends MethodNode {
  private int[] offsets = new int[32];
  private int count;

  /** A method without code yet. */
  public CodeNode(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    super(Opcodes.ASM9, access, name, descriptor, signature, exceptions);
  }

  /** Called for each instruction, in order, before it is visited. */
  public void instructionAt(int offset) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    offsets[count++] = offset;
  }

  /** Bytes of its code, or a few less: the last instruction counts as one byte. */
  public int size() {
    return count == 0 ? 0 : offsets[count - 1] + 1;
  }

  /** Bytecode index of each instruction, in order. */
  public int[] offsets() {
    return Arrays.copyOf(offsets, count);
  }
}
