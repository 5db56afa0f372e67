package org.kcov4j.agent.original;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * How likely an instruction of rewritten code is an instruction of the original code. Rewriting
 * moves variables and labels, turns conditions around to get a probe onto a jump, and stores what
 * is returned for code that runs after it; it changes nothing else.
 */
final class Likeness {
  /** Cannot be the same. */
  static final int NONE = -1;

  private static final int TURNED = 1;
  private static final int RETURN_REPLACED = 2;

  private final int parameters;
  private final int shiftOfParameters;
  private final int shiftOfOthers;
  private final int ofOtherVariables;

  private final int ofReplacedReturns;

  private Likeness(
      int parameters,
      int shiftOfParameters,
      int shiftOfOthers,
      int ofOtherVariables,
      int ofReplacedReturns) {
    this.parameters = parameters;
    this.shiftOfParameters = shiftOfParameters;
    this.shiftOfOthers = shiftOfOthers;
    this.ofOtherVariables = ofOtherVariables;
    this.ofReplacedReturns = ofReplacedReturns;
  }

  /**
   * Where variables have moved in a known way.
   *
   * @param parameters how many locals the parameters take
   * @param shiftOfParameters by how much variables with a lower number have moved
   * @param shiftOfOthers the same for the others
   */
  static Likeness moved(int parameters, int shiftOfParameters, int shiftOfOthers) {
    return new Likeness(parameters, shiftOfParameters, shiftOfOthers, NONE, NONE);
  }

  /** Where any variable may be anywhere, and code was put behind what returns. */
  static Likeness anyVariables() {
    return new Likeness(0, 0, 0, 0, RETURN_REPLACED);
  }

  /** The same, where code was put behind some of what returns. */
  Likeness withReplacedReturns() {
    return withReplacedReturns(RETURN_REPLACED);
  }

  /** The same, where code was put behind all that returns. */
  Likeness withAllReturnsReplaced() {
    return withReplacedReturns(0);
  }

  private Likeness withReplacedReturns(int unlikeness) {
    return new Likeness(parameters, shiftOfParameters, shiftOfOthers, ofOtherVariables, unlikeness);
  }

  /** The smaller the more likely; {@link #NONE} if it cannot be. */
  int of(AbstractInsnNode original, AbstractInsnNode now) {
    int opcode = original.getOpcode();
    if (opcode != now.getOpcode()) {
      return ofOther(opcode, now);
    }
    switch (original.getType()) {
      case AbstractInsnNode.VAR_INSN:
        return ofVariables(((VarInsnNode) original).var, ((VarInsnNode) now).var);
      case AbstractInsnNode.IINC_INSN:
        IincInsnNode a = (IincInsnNode) original;
        IincInsnNode b = (IincInsnNode) now;
        return a.incr == b.incr ? ofVariables(a.var, b.var) : NONE;
      default:
        return sameOperands(original, now) ? 0 : NONE;
    }
  }

  private int ofVariables(int original, int now) {
    int shift = original < parameters ? shiftOfParameters : shiftOfOthers;
    return now == original + shift ? 0 : ofOtherVariables;
  }

  private int ofOther(int original, AbstractInsnNode now) {
    if (isTurned(original, now.getOpcode())) {
      return TURNED;
    }
    boolean replaced =
        isReturn(original)
            && (now.getOpcode() == Opcodes.GOTO || now.getOpcode() == storeFor(original));
    return replaced ? ofReplacedReturns : NONE;
  }

  /** The same for opcodes that can be the same instruction, but for returns that are replaced. */
  static int kind(int opcode) {
    for (int even = opcode - 1; even <= opcode; even++) {
      if (isTurned(opcode, even)) {
        return even;
      }
    }
    return opcode;
  }

  /** What may stand where an instruction stood that returns; -1 for others. */
  static int storeFor(int opcode) {
    return isReturn(opcode) && opcode != Opcodes.RETURN
        ? opcode - Opcodes.IRETURN + Opcodes.ISTORE
        : -1;
  }

  /** Whether it is replaced by a jump or a store where code was put behind it. */
  static boolean isReturn(int opcode) {
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }

  /** Whether one of two conditional jumps is taken where the other is not. */
  static boolean isTurned(int a, int b) {
    if (a >= Opcodes.IFEQ && a <= Opcodes.IF_ACMPNE) {
      return b == ((a - Opcodes.IFEQ) ^ 1) + Opcodes.IFEQ;
    }
    return a == Opcodes.IFNULL && b == Opcodes.IFNONNULL
        || a == Opcodes.IFNONNULL && b == Opcodes.IFNULL;
  }

  private static boolean sameOperands(AbstractInsnNode a, AbstractInsnNode b) {
    switch (a.getType()) {
      case AbstractInsnNode.INT_INSN:
        return ((IntInsnNode) a).operand == ((IntInsnNode) b).operand;
      case AbstractInsnNode.TYPE_INSN:
        return ((TypeInsnNode) a).desc.equals(((TypeInsnNode) b).desc);
      case AbstractInsnNode.FIELD_INSN:
        return same((FieldInsnNode) a, (FieldInsnNode) b);
      case AbstractInsnNode.METHOD_INSN:
        return same((MethodInsnNode) a, (MethodInsnNode) b);
      case AbstractInsnNode.INVOKE_DYNAMIC_INSN:
        return same((InvokeDynamicInsnNode) a, (InvokeDynamicInsnNode) b);
      case AbstractInsnNode.LDC_INSN:
        return ((LdcInsnNode) a).cst.equals(((LdcInsnNode) b).cst);
      case AbstractInsnNode.TABLESWITCH_INSN:
        return same((TableSwitchInsnNode) a, (TableSwitchInsnNode) b);
      case AbstractInsnNode.LOOKUPSWITCH_INSN:
        List<Integer> keys = ((LookupSwitchInsnNode) a).keys;
        return keys.equals(((LookupSwitchInsnNode) b).keys);
      case AbstractInsnNode.MULTIANEWARRAY_INSN:
        return same((MultiANewArrayInsnNode) a, (MultiANewArrayInsnNode) b);
      default:
        return true; // No operands, or only a label.
    }
  }

  private static boolean same(FieldInsnNode a, FieldInsnNode b) {
    return a.name.equals(b.name) && a.owner.equals(b.owner) && a.desc.equals(b.desc);
  }

  private static boolean same(MethodInsnNode a, MethodInsnNode b) {
    return a.name.equals(b.name) && a.owner.equals(b.owner) && a.desc.equals(b.desc);
  }

  private static boolean same(InvokeDynamicInsnNode a, InvokeDynamicInsnNode b) {
    return a.name.equals(b.name)
        && a.desc.equals(b.desc)
        && a.bsm.equals(b.bsm)
        && java.util.Arrays.equals(a.bsmArgs, b.bsmArgs);
  }

  private static boolean same(TableSwitchInsnNode a, TableSwitchInsnNode b) {
    return a.min == b.min && a.max == b.max;
  }

  private static boolean same(MultiANewArrayInsnNode a, MultiANewArrayInsnNode b) {
    return a.dims == b.dims && a.desc.equals(b.desc);
  }
}
