package org.kcov4j.agent.emit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.agent.emit.Operand.Kind;
import org.kcov4j.runtime.layout.CmpLayout;
import org.kcov4j.runtime.record.Comparisons;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** Finds the comparisons that a method makes. */
final class ComparisonFinder {
  // What an analysis keeps at a time, in values: 16 MiB of references.
  private static final long MAX_VALUES = 1 << 22;

  private ComparisonFinder() {}

  /** Whether a method has instructions that may compare: most large ones have none. */
  static boolean hasCandidates(MethodNode method) {
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null;
        node = node.getNext()) {
      int opcode = node.getOpcode();
      boolean candidate =
          node instanceof MethodInsnNode
              ? ComparingMethod.of((MethodInsnNode) node) != null
              : opcode == Opcodes.LCMP
                  || opcode >= Opcodes.IFEQ && opcode <= Opcodes.IF_ICMPLE
                  || opcode == Opcodes.TABLESWITCH
                  || opcode == Opcodes.LOOKUPSWITCH;
      if (candidate) {
        return true;
      }
    }
    return false;
  }

  /** Whether a method is too large to be analysed. */
  static boolean isTooLarge(MethodNode method) {
    long values = method.maxLocals + method.maxStack;
    return values * method.instructions.size() > MAX_VALUES;
  }

  /**
   * The comparisons of a method, by the instruction that makes them.
   *
   * @throws AnalyzerException for code that no verifier would pass
   */
  static Map<AbstractInsnNode, Comparison> find(String className, MethodNode method)
      throws AnalyzerException {
    Map<AbstractInsnNode, Comparison> found = new HashMap<>();
    Frame<Operand>[] frames = new Analyzer<>(new OperandInterpreter()).analyze(className, method);
    for (int i = 0; i < frames.length; i++) {
      Comparison comparison =
          frames[i] == null ? null : comparison(method.instructions.get(i), frames[i]);
      if (comparison != null) {
        found.put(method.instructions.get(i), comparison);
      }
    }
    return found;
  }

  private static Comparison comparison(AbstractInsnNode node, Frame<Operand> frame) {
    int opcode = node.getOpcode();
    if (node instanceof MethodInsnNode) {
      return ofCall((MethodInsnNode) node, frame);
    }
    if (opcode >= Opcodes.IFEQ && opcode <= Opcodes.IFLE) {
      Operand value = operand(frame, 0);
      boolean number = value.kind != Kind.ORDER && value.kind != Kind.BOOLEAN;
      int type = CmpLayout.type(value.sizeLog(Operand.constant(0)), true);
      return number ? Comparison.withZero(type | Comparisons.SECOND) : null;
    }
    if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ICMPLE) {
      Operand first = operand(frame, 1);
      Operand second = operand(frame, 0);
      int type = CmpLayout.type(first.sizeLog(second), false);
      return Comparison.ofInts(type | flags(first, second));
    }
    if (opcode == Opcodes.LCMP) {
      int type = CmpLayout.type(CmpLayout.MAX_SIZE_LOG, false);
      return Comparison.ofLongs(type | flags(operand(frame, 1), operand(frame, 0)));
    }
    List<Integer> labels = labels(node);
    return labels.isEmpty() ? null : ofSwitch(operand(frame, 0), labels);
  }

  private static Comparison ofCall(MethodInsnNode call, Frame<Operand> frame) {
    ComparingMethod method = ComparingMethod.of(call);
    if (method == null) {
      return null;
    }
    int top = method.operands.length - 1;
    int flags = flags(operand(frame, top), operand(frame, top - method.second));
    return Comparison.ofObjects(method.recorder, method.operands, flags);
  }

  private static Comparison ofSwitch(Operand value, List<Integer> labels) {
    Operand range = Operand.constants(Collections.min(labels), Collections.max(labels));
    int type = CmpLayout.type(value.sizeLog(range), true);
    return Comparison.ofLabels(type, SwitchLabels.encode(labels));
  }

  /** A switch's labels; in a table those that lead where the default leads are taken for holes. */
  private static List<Integer> labels(AbstractInsnNode node) {
    if (node instanceof LookupSwitchInsnNode) {
      return ((LookupSwitchInsnNode) node).keys;
    }
    List<Integer> labels = new ArrayList<>();
    if (node instanceof TableSwitchInsnNode) {
      TableSwitchInsnNode table = (TableSwitchInsnNode) node;
      for (int i = 0; i < table.labels.size(); i++) {
        if (table.labels.get(i) != table.dflt) {
          labels.add(table.min + i);
        }
      }
    }
    return labels;
  }

  private static int flags(Operand first, Operand second) {
    if (first.constant) {
      return CmpLayout.CONST;
    }
    return second.constant ? CmpLayout.CONST | Comparisons.SECOND : 0;
  }

  /** An operand by its distance from the top of the stack, for operands of one entry each. */
  private static Operand operand(Frame<Operand> frame, int fromTop) {
    return frame.getStack(frame.getStackSize() - 1 - fromTop);
  }
}
