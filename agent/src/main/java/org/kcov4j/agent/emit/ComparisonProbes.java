package org.kcov4j.agent.emit;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The code of comparison probes. What is compared is copied and handed to the recorder before the
 * instruction that compares; that itself stays where it is, so its exceptions are the program's.
 *
 * <p>What lies above the first two stack entries goes through local variables behind all others.
 * They are written and read within one probe, so no frame names them.
 */
final class ComparisonProbes {
  /** How much deeper the operand stack gets. */
  static final int STACK = 6;

  /** How many local variables are used at most. */
  static final int LOCALS = 4;

  private final Comparison comparison;
  private final int context;
  private final long block;
  private final int firstLocal;
  private final InsnList code = new InsnList();

  private ComparisonProbes(Comparison comparison, int context, long block, int firstLocal) {
    this.comparison = comparison;
    this.context = context;
    this.block = block;
    this.firstLocal = firstLocal;
  }

  /**
   * The probe before an instruction that compares.
   *
   * @param context the variable of the context
   * @param block the block's constant
   * @param firstLocal the first variable that the method does not use
   */
  static InsnList before(Comparison comparison, int context, long block, int firstLocal) {
    ComparisonProbes probe = new ComparisonProbes(comparison, context, block, firstLocal);
    if (comparison.labels.isEmpty()) {
      probe.record(null);
    }
    for (String labels : comparison.labels) {
      probe.record(labels);
    }
    return probe.code;
  }

  private void record(String labels) {
    Type[] operands = comparison.operands;
    int kept = operands.length > 1 && operands[0].getSize() == 1 ? 2 : 1;
    storeFrom(kept); //                                                      .. a b
    boolean two = kept == 2 || operands[0].getSize() == 2;
    code.add(new InsnNode(two ? Opcodes.DUP2 : Opcodes.DUP)); //              .. a b a b
    loadFrom(kept); //                                                       .. a b a b c d
    if (comparison.withZero) {
      code.add(new InsnNode(Opcodes.ICONST_0));
    }
    code.add(new VarInsnNode(Opcodes.ALOAD, context));
    code.add(new LdcInsnNode(block));
    code.add(number(comparison.kind)); //              .. a b a b c d context block kind
    if (labels != null) {
      code.add(new LdcInsnNode(labels));
    }
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            comparison.recorder,
            comparison.name,
            descriptor(labels != null),
            false)); //                                                      .. a b
    loadFrom(kept); //                                                       .. a b c d
  }

  private void storeFrom(int kept) {
    int local = firstLocal;
    Type[] operands = comparison.operands;
    for (int i = operands.length - 1; i >= kept; i--) {
      code.add(new VarInsnNode(operands[i].getOpcode(Opcodes.ISTORE), local));
      local += operands[i].getSize();
    }
  }

  private void loadFrom(int kept) {
    Type[] operands = comparison.operands;
    int local = firstLocal;
    for (int i = kept; i < operands.length; i++) {
      local += operands[i].getSize();
    }
    for (int i = kept; i < operands.length; i++) {
      local -= operands[i].getSize();
      code.add(new VarInsnNode(operands[i].getOpcode(Opcodes.ILOAD), local));
    }
  }

  private String descriptor(boolean labels) {
    StringBuilder descriptor = new StringBuilder("(");
    for (Type each : comparison.operands) {
      descriptor.append(each.getDescriptor());
    }
    if (comparison.withZero) {
      descriptor.append('I');
    }
    descriptor.append('L').append(Probes.CONTEXT).append(";JI");
    return descriptor.append(labels ? "Ljava/lang/String;)V" : ")V").toString();
  }

  private static AbstractInsnNode number(int value) {
    return value <= 5
        ? new InsnNode(Opcodes.ICONST_0 + value)
        : new IntInsnNode(Opcodes.BIPUSH, value);
  }
}
