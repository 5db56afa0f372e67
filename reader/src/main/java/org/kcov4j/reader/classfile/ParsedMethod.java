package org.kcov4j.reader.classfile;

import java.util.Arrays;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** A method as a tree, with the bytecode index of each instruction. */
final class ParsedMethod extends MethodNode {
  private int[] offsets = new int[16];
  private int count;

  ParsedMethod(int access, String name, String desc, String signature, String[] exceptions) {
    super(Opcodes.ASM9, access, name, desc, signature, exceptions);
  }

  void instructionAt(int offset) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    offsets[count++] = offset;
  }

  /** Bytecode index of the instruction with this number. */
  int bci(int instruction) {
    return offsets[instruction];
  }
}
