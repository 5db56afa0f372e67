package org.kcov4j.it.generated;

import java.util.Arrays;
import org.kcov4j.it.generated.Shape.Guard;
import org.kcov4j.it.generated.Shape.Unit;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes a method of the model as bytecode. */
final class Emitter implements Opcodes {
  static final String SUPER = "java/util/concurrent/atomic/AtomicInteger";

  private final Shape shape;
  private final MethodVisitor code;
  private final Label[] labels;

  private Emitter(Shape shape, MethodVisitor code) {
    this.shape = shape;
    this.code = code;
    labels = new Label[shape.units().size() + 1];
    Arrays.setAll(labels, i -> new Label());
  }

  /** Adds the method to a class; returns the bytecode index of each unit. */
  static int[] emit(Shape shape, int access, ClassWriter writer) {
    MethodVisitor code = writer.visitMethod(access, shape.name(), shape.descriptor(), null, null);
    return new Emitter(shape, code).emit();
  }

  private int[] emit() {
    code.visitCode();
    for (Guard guard : shape.guards()) {
      code.visitTryCatchBlock(
          labels[guard.from()], labels[guard.to()], labels[guard.handler()], guard.type());
    }
    for (int i = 0; i < shape.units().size(); i++) {
      code.visitLabel(labels[i]);
      if (i == 0 && shape.locals().copied()) {
        copyParameters();
      }
      Unit unit = shape.units().get(i);
      unit.ops().forEach(this::emit);
      emit(unit.exit());
    }
    code.visitLabel(labels[labels.length - 1]);
    code.visitMaxs(0, 0);
    code.visitEnd();
    return Arrays.stream(labels).mapToInt(Label::getOffset).toArray();
  }

  private void copyParameters() {
    int slot = shape.constructor() ? 1 : 0;
    for (Variable each : Variable.values()) {
      if (each.isParameter()) {
        code.visitVarInsn(each.type.getOpcode(ILOAD), slot);
        store(each);
        slot += each.type.getSize();
      }
    }
  }

  private void load(Variable variable) {
    code.visitVarInsn(variable.type.getOpcode(ILOAD), shape.locals().of(variable));
  }

  private void store(Variable variable) {
    code.visitVarInsn(variable.type.getOpcode(ISTORE), shape.locals().of(variable));
  }

  private void emit(Op op) {
    Variable x = Variable.ofInt(op.x());
    Variable y = Variable.ofInt(op.y());
    switch (op.kind()) {
      case NOP -> code.visitInsn(NOP);
      case INCREMENT -> code.visitIincInsn(shape.locals().of(x), op.c());
      case MIX -> {
        scaled(x);
        load(y);
        code.visitInsn(IADD);
        store(x);
      }
      case DIVIDE -> {
        load(y);
        load(x);
        code.visitInsn(IDIV);
        store(x);
      }
      case MIX_LONG -> {
        load(Variable.NUMBER);
        code.visitLdcInsn(7L);
        code.visitInsn(LMUL);
        load(x);
        code.visitInsn(I2L);
        code.visitInsn(LADD);
        store(Variable.NUMBER);
      }
      case FROM_LONG -> {
        load(Variable.NUMBER);
        code.visitInsn(L2I);
        load(y);
        code.visitInsn(ICONST_1);
        code.visitInsn(IOR);
        code.visitInsn(IREM);
        store(x);
      }
      case MIX_DOUBLE -> {
        load(Variable.REAL);
        code.visitLdcInsn(0.5);
        code.visitInsn(DMUL);
        load(x);
        code.visitInsn(I2D);
        code.visitInsn(DADD);
        store(Variable.REAL);
      }
      case FROM_DOUBLE -> {
        load(Variable.REAL);
        code.visitInsn(D2I);
        store(x);
      }
      case LOAD -> {
        element(y);
        code.visitInsn(IALOAD);
        store(x);
      }
      case STORE -> {
        element(y);
        load(x);
        code.visitInsn(IASTORE);
      }
      case FORGET -> {
        code.visitInsn(ACONST_NULL);
        store(Variable.ARRAY);
      }
      case RENEW -> {
        code.visitIntInsn(BIPUSH, op.c());
        code.visitIntInsn(NEWARRAY, T_INT);
        store(Variable.ARRAY);
      }
      case BURN -> code.visitIincInsn(shape.locals().of(Variable.FUEL), -1);
      case DIVIDE_BY_FUEL -> {
        code.visitInsn(ICONST_1);
        load(Variable.FUEL);
        code.visitInsn(ICONST_3);
        code.visitInsn(IREM);
        code.visitInsn(IDIV);
        code.visitInsn(POP);
      }
      case DROP_CAUGHT -> code.visitInsn(POP);
      case KEEP_CAUGHT -> store(Variable.CAUGHT);
      case LOCK -> {
        load(Variable.LOCK);
        code.visitInsn(MONITORENTER);
      }
      case UNLOCK -> {
        load(Variable.LOCK);
        code.visitInsn(MONITOREXIT);
      }
      case NEW -> {
        code.visitTypeInsn(NEW, SUPER);
        code.visitInsn(DUP);
      }
      case PUSH -> code.visitIntInsn(BIPUSH, op.c());
      case INIT -> {
        code.visitMethodInsn(INVOKESPECIAL, SUPER, "<init>", "(I)V", false);
        code.visitInsn(POP);
      }
      case THIS -> code.visitVarInsn(ALOAD, 0);
      case INIT_THIS -> code.visitMethodInsn(INVOKESPECIAL, SUPER, "<init>", "(I)V", false);
      case KEEP_RETURN_ADDRESS -> store(Variable.RETURN_ADDRESS);
    }
  }

  private void scaled(Variable variable) {
    load(variable);
    code.visitIntInsn(BIPUSH, 31);
    code.visitInsn(IMUL);
  }

  private void element(Variable index) {
    load(Variable.ARRAY);
    masked(index);
  }

  private void masked(Variable variable) {
    load(variable);
    code.visitIntInsn(BIPUSH, 7);
    code.visitInsn(IAND);
  }

  private void emit(Exit exit) {
    Variable x = Variable.ofInt(exit.x());
    switch (exit.kind()) {
      case FALL -> {
        // Nothing.
      }
      case GOTO -> jump(GOTO, exit);
      case IF_ZERO -> {
        load(x);
        jump(IFEQ, exit);
      }
      case IF_LESS -> {
        load(x);
        load(Variable.ofInt((exit.x() + 1) % 3));
        jump(IF_ICMPLT, exit);
      }
      case IF_LONG -> {
        load(Variable.NUMBER);
        load(x);
        code.visitInsn(I2L);
        code.visitInsn(LCMP);
        jump(IFLE, exit);
      }
      case IF_NULL -> {
        load(Variable.ARRAY);
        jump(IFNULL, exit);
      }
      case IF_FUEL -> {
        load(Variable.FUEL);
        jump(IFGT, exit);
      }
      case TABLE, LOOKUP -> {
        masked(x);
        choose(exit);
      }
      case RETURN -> returnSum();
      case THROW -> {
        code.visitTypeInsn(NEW, "java/lang/ArithmeticException");
        code.visitInsn(DUP);
        code.visitMethodInsn(
            INVOKESPECIAL, "java/lang/ArithmeticException", "<init>", "()V", false);
        code.visitInsn(ATHROW);
      }
      case RETHROW -> {
        load(Variable.CAUGHT);
        code.visitInsn(ATHROW);
      }
      case JSR -> jump(JSR, exit);
      case RET -> code.visitVarInsn(RET, shape.locals().of(Variable.RETURN_ADDRESS));
    }
  }

  private void jump(int opcode, Exit exit) {
    code.visitJumpInsn(opcode, labels[exit.targets()[0]]);
  }

  private void choose(Exit exit) {
    int cases = exit.targets().length - 1;
    Label[] chosen = new Label[cases];
    Arrays.setAll(chosen, i -> labels[exit.targets()[i]]);
    Label other = labels[exit.targets()[cases]];
    if (exit.kind() == Exit.Kind.TABLE && cases > 0) {
      code.visitTableSwitchInsn(0, cases - 1, other, chosen);
    } else {
      int[] keys = new int[cases];
      Arrays.setAll(keys, i -> exit.kind() == Exit.Kind.TABLE ? i : 2 * i);
      code.visitLookupSwitchInsn(other, keys, chosen);
    }
  }

  /** {@link State#sum}; a constructor puts it into the object. */
  private void returnSum() {
    if (shape.constructor()) {
      code.visitVarInsn(ALOAD, 0);
    }
    load(Variable.REAL);
    code.visitInsn(D2I);
    scaleAndAdd(Variable.NUMBER);
    scaleAndAdd(Variable.THIRD);
    scaleAndAdd(Variable.SECOND);
    scaleAndAdd(Variable.FIRST);
    load(Variable.FUEL);
    code.visitInsn(IADD);
    if (shape.constructor()) {
      code.visitMethodInsn(INVOKEVIRTUAL, SUPER, "set", "(I)V", false);
      code.visitInsn(RETURN);
    } else {
      code.visitInsn(IRETURN);
    }
  }

  private void scaleAndAdd(Variable variable) {
    code.visitIntInsn(BIPUSH, 31);
    code.visitInsn(IMUL);
    load(variable);
    if (variable == Variable.NUMBER) {
      code.visitInsn(L2I);
    }
    code.visitInsn(IADD);
  }
}
