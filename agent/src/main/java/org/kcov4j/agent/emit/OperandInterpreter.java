package org.kcov4j.agent.emit;

import java.util.List;
import org.kcov4j.agent.emit.Operand.Kind;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * Follows values through a method: the JVM computes with ints, but descriptors, conversions and
 * array loads tell where they come from.
 */
final class OperandInterpreter extends Interpreter<Operand> {
  private static final Kind[] ARITHMETIC = {Kind.INT, Kind.LONG, Kind.OTHER, Kind.DOUBLE};
  private static final String PRIMITIVES = "ZCFDBSIJ"; // By the operand of newarray, from 4.
  private static final int FIRST_PRIMITIVE = Opcodes.T_BOOLEAN;

  OperandInterpreter() {
    super(Opcodes.ASM9);
  }

  @Override
  public Operand newValue(Type type) {
    if (type == null) {
      return Operand.NONE;
    }
    switch (type.getSort()) {
      case Type.VOID:
        return null;
      case Type.BOOLEAN:
        return Operand.of(Kind.BOOLEAN);
      case Type.BYTE:
        return Operand.of(Kind.BYTE);
      case Type.SHORT:
        return Operand.of(Kind.SHORT);
      case Type.CHAR:
        return Operand.of(Kind.CHAR);
      case Type.INT:
        return Operand.of(Kind.INT);
      case Type.LONG:
        return Operand.of(Kind.LONG);
      case Type.DOUBLE:
        return Operand.of(Kind.DOUBLE);
      case Type.ARRAY:
        return Operand.array(type.getDescriptor());
      default:
        return Operand.of(Kind.OTHER);
    }
  }

  @Override
  public Operand newOperation(AbstractInsnNode node) {
    int opcode = node.getOpcode();
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      return Operand.constant(opcode - Opcodes.ICONST_0);
    }
    switch (opcode) {
      case Opcodes.BIPUSH:
      case Opcodes.SIPUSH:
        return Operand.constant(((IntInsnNode) node).operand);
      case Opcodes.LCONST_0:
      case Opcodes.LCONST_1:
        return Operand.constant(Kind.LONG);
      case Opcodes.DCONST_0:
      case Opcodes.DCONST_1:
        return Operand.constant(Kind.DOUBLE);
      case Opcodes.FCONST_0:
      case Opcodes.FCONST_1:
      case Opcodes.FCONST_2:
        return Operand.constant(Kind.OTHER);
      case Opcodes.LDC:
        return loaded(((LdcInsnNode) node).cst);
      case Opcodes.GETSTATIC:
        return newValue(Type.getType(((FieldInsnNode) node).desc));
      default:
        return Operand.of(Kind.OTHER);
    }
  }

  private Operand loaded(Object constant) {
    if (constant instanceof Integer) {
      return Operand.constant((Integer) constant);
    }
    if (constant instanceof Long) {
      return Operand.constant(Kind.LONG);
    }
    if (constant instanceof Double) {
      return Operand.constant(Kind.DOUBLE);
    }
    if (constant instanceof ConstantDynamic) {
      return newValue(Type.getType(((ConstantDynamic) constant).getDescriptor()));
    }
    return Operand.constant(Kind.OTHER);
  }

  @Override
  public Operand copyOperation(AbstractInsnNode node, Operand value) {
    return value;
  }

  @Override
  public Operand unaryOperation(AbstractInsnNode node, Operand value) {
    int opcode = node.getOpcode();
    if (opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG) {
      return Operand.of(ARITHMETIC[opcode - Opcodes.INEG]);
    }
    switch (opcode) {
      case Opcodes.IINC:
      case Opcodes.L2I:
      case Opcodes.F2I:
      case Opcodes.D2I:
      case Opcodes.ARRAYLENGTH:
        return Operand.of(Kind.INT);
      case Opcodes.I2B:
        return Operand.of(Kind.BYTE);
      case Opcodes.I2C:
        return Operand.of(Kind.CHAR);
      case Opcodes.I2S:
        return Operand.of(Kind.SHORT);
      case Opcodes.INSTANCEOF:
        return Operand.of(Kind.BOOLEAN);
      case Opcodes.I2L:
        return value.constant ? Operand.constant(Kind.LONG) : Operand.of(Kind.LONG);
      case Opcodes.F2L:
      case Opcodes.D2L:
        return Operand.of(Kind.LONG);
      case Opcodes.I2D:
      case Opcodes.L2D:
      case Opcodes.F2D:
        return Operand.of(Kind.DOUBLE);
      case Opcodes.GETFIELD:
        return newValue(Type.getType(((FieldInsnNode) node).desc));
      case Opcodes.NEWARRAY:
        int primitive = ((IntInsnNode) node).operand - FIRST_PRIMITIVE;
        return Operand.array("[" + PRIMITIVES.charAt(primitive));
      case Opcodes.ANEWARRAY:
        String element = Type.getObjectType(((TypeInsnNode) node).desc).getDescriptor();
        return Operand.array("[" + element);
      case Opcodes.CHECKCAST:
        return newValue(Type.getObjectType(((TypeInsnNode) node).desc));
      default:
        return Operand.of(Kind.OTHER);
    }
  }

  @Override
  public Operand binaryOperation(AbstractInsnNode node, Operand first, Operand second) {
    int opcode = node.getOpcode();
    if (opcode >= Opcodes.IADD && opcode < Opcodes.ISHL) {
      return Operand.of(ARITHMETIC[(opcode - Opcodes.IADD) % ARITHMETIC.length]);
    }
    if (opcode >= Opcodes.ISHL && opcode <= Opcodes.LXOR) {
      boolean logical = opcode >= Opcodes.IAND && areBooleans(first, second);
      return Operand.of(
          logical ? Kind.BOOLEAN : (opcode - Opcodes.ISHL) % 2 == 0 ? Kind.INT : Kind.LONG);
    }
    if (opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG) {
      return Operand.of(Kind.ORDER);
    }
    switch (opcode) {
      case Opcodes.IALOAD:
        return Operand.of(Kind.INT);
      case Opcodes.LALOAD:
        return Operand.of(Kind.LONG);
      case Opcodes.DALOAD:
        return Operand.of(Kind.DOUBLE);
      case Opcodes.BALOAD:
        return Operand.of("[Z".equals(first.array) ? Kind.BOOLEAN : Kind.BYTE);
      case Opcodes.CALOAD:
        return Operand.of(Kind.CHAR);
      case Opcodes.SALOAD:
        return Operand.of(Kind.SHORT);
      case Opcodes.AALOAD:
        boolean arrays = first.array != null && first.array.startsWith("[[");
        return arrays ? Operand.array(first.array.substring(1)) : Operand.of(Kind.OTHER);
      default:
        return Operand.of(Kind.OTHER);
    }
  }

  /** {@code &}, {@code |} and {@code ^} of booleans give booleans, also with true and false. */
  private static boolean areBooleans(Operand first, Operand second) {
    return first.merge(second).kind == Kind.BOOLEAN;
  }

  @Override
  public Operand ternaryOperation(
      AbstractInsnNode node, Operand array, Operand index, Operand value) {
    return null;
  }

  @Override
  public Operand naryOperation(AbstractInsnNode node, List<? extends Operand> values) {
    if (node instanceof MultiANewArrayInsnNode) {
      return Operand.array(((MultiANewArrayInsnNode) node).desc);
    }
    if (node instanceof InvokeDynamicInsnNode) {
      return newValue(Type.getReturnType(((InvokeDynamicInsnNode) node).desc));
    }
    MethodInsnNode call = (MethodInsnNode) node;
    if (isBoxing(call) && values.get(0).constant) {
      return Operand.constant(Kind.OTHER);
    }
    return newValue(Type.getReturnType(call.desc));
  }

  private static boolean isBoxing(MethodInsnNode call) {
    return call.getOpcode() == Opcodes.INVOKESTATIC
        && call.name.equals("valueOf")
        && call.owner.startsWith("java/lang/")
        && call.desc.indexOf(')') == 2;
  }

  @Override
  public void returnOperation(AbstractInsnNode node, Operand value, Operand expected) {}

  @Override
  public Operand merge(Operand value, Operand other) {
    return value.merge(other);
  }
}
