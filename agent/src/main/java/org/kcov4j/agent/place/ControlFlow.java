package org.kcov4j.agent.place;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Cuts a method into basic blocks.
 *
 * <p>Leaders are the first instruction, every jump or switch target, every exception handler's
 * entry and every instruction after a jump, switch, return or athrow. Calls do not end a block. A
 * leader that no path from the method's entry reaches has no block; a handler counts as reached
 * when any instruction of its range is (JVMS 4.10.1 assumes the same).
 */
public final class ControlFlow {
  private static final int[] NONE = {};

  private final Instructions code;
  private final int[] offsets;
  // Of each entry of the exception table: the numbers of its start, its end and its handler.
  private final int[][] ranges;
  private final BitSet leaders = new BitSet();
  private final BitSet handlers = new BitSet();
  private final BitSet reached = new BitSet();

  private ControlFlow(MethodNode method, int[] offsets) {
    code = new Instructions(method.instructions);
    this.offsets = offsets;
    List<TryCatchBlockNode> table = method.tryCatchBlocks;
    ranges = new int[table == null ? 0 : table.size()][];
    for (int i = 0; i < ranges.length; i++) {
      TryCatchBlockNode each = table.get(i);
      ranges[i] =
          new int[] {code.number(each.start), code.number(each.end), code.number(each.handler)};
    }
  }

  /**
   * The basic blocks of a method with code, in bytecode order: a block's ordinal is its index.
   *
   * @param offsets bytecode index of each instruction, in order
   */
  public static List<Block> blocks(MethodNode method, int[] offsets) {
    ControlFlow flow = new ControlFlow(method, offsets);
    flow.findLeaders();
    flow.findReached();
    return flow.build();
  }

  private void findLeaders() {
    leaders.set(0);
    for (int i = 0; i < code.size(); i++) {
      AbstractInsnNode node = code.nodes[i];
      if (endsBlock(node)) {
        for (int target : targets(node)) {
          leaders.set(target);
        }
        if (i + 1 < code.size()) {
          leaders.set(i + 1);
        }
      }
    }
    for (int[] each : ranges) {
      leaders.set(each[2]);
      handlers.set(each[2]);
    }
  }

  /** Marks, by its leader, every block that a path from the entry reaches. */
  private void findReached() {
    Deque<Integer> open = new ArrayDeque<>();
    reach(0, open);
    while (!open.isEmpty()) {
      int leader = open.pop();
      int end = endOf(leader);
      for (int successor : successors(end - 1)) {
        reach(successor, open);
      }
      for (int[] each : ranges) {
        if (each[0] < end && leader < each[1]) {
          reach(each[2], open);
        }
      }
    }
  }

  private void reach(int leader, Deque<Integer> open) {
    if (!reached.get(leader)) {
      reached.set(leader);
      open.push(leader);
    }
  }

  private List<Block> build() {
    int[] ordinals = new int[code.size()];
    int count = 0;
    for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
      ordinals[i] = count++;
    }
    List<Block> blocks = new ArrayList<>(count);
    for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
      int end = endOf(i);
      // A subroutine call is no decision.
      boolean jsr = code.nodes[end - 1].getOpcode() == Opcodes.JSR;
      int[] successors = jsr ? targets(code.nodes[end - 1]) : successors(end - 1);
      for (int s = 0; s < successors.length; s++) {
        successors[s] = ordinals[successors[s]];
      }
      blocks.add(
          new Block(
              code.nodes[i],
              code.nodes[end - 1],
              offsets[i],
              offsets[end - 1],
              end - i,
              flags(i, end),
              lineRuns(i, end),
              successors));
    }
    return blocks;
  }

  private int endOf(int leader) {
    int next = leaders.nextSetBit(leader + 1);
    return next >= 0 ? next : code.size();
  }

  private int flags(int leader, int end) {
    int flags = handlers.get(leader) ? BlockTableLayout.BLOCK_HANDLER : 0;
    int last = code.nodes[end - 1].getOpcode();
    if (isReturn(last)) {
      flags |= BlockTableLayout.BLOCK_RETURNS;
    } else if (last == Opcodes.ATHROW) {
      flags |= BlockTableLayout.BLOCK_THROWS;
    }
    return flags;
  }

  private int[] lineRuns(int from, int end) {
    int count = 1;
    for (int i = from + 1; i < end; i++) {
      if (code.lines[i] != code.lines[i - 1]) {
        count++;
      }
    }
    int[] runs = new int[2 * count];
    int n = 0;
    for (int i = from; i < end; i++) {
      if (n > 0 && runs[n - 2] == code.lines[i]) {
        runs[n - 1]++;
      } else {
        runs[n++] = code.lines[i];
        runs[n++] = 1;
      }
    }
    return runs;
  }

  /** Where control may go after an instruction that ends a block. */
  private int[] successors(int last) {
    AbstractInsnNode node = code.nodes[last];
    int[] targets = targets(node);
    boolean fallsThrough = !endsBlock(node) || isConditional(node.getOpcode());
    if (!fallsThrough || last + 1 == code.size()) {
      return targets;
    }
    int[] withNext = Arrays.copyOf(targets, targets.length + 1);
    withNext[targets.length] = last + 1;
    return withNext;
  }

  private int[] targets(AbstractInsnNode node) {
    switch (node.getType()) {
      case AbstractInsnNode.JUMP_INSN:
        return new int[] {code.number(((JumpInsnNode) node).label)};
      case AbstractInsnNode.TABLESWITCH_INSN:
        TableSwitchInsnNode table = (TableSwitchInsnNode) node;
        return distinct(table.labels, table.dflt);
      case AbstractInsnNode.LOOKUPSWITCH_INSN:
        LookupSwitchInsnNode lookup = (LookupSwitchInsnNode) node;
        return distinct(lookup.labels, lookup.dflt);
      default:
        return NONE;
    }
  }

  private int[] distinct(List<LabelNode> labels, LabelNode dflt) {
    Set<Integer> targets = new LinkedHashSet<>();
    for (LabelNode label : labels) {
      targets.add(code.number(label));
    }
    targets.add(code.number(dflt));
    int[] result = new int[targets.size()];
    int n = 0;
    for (int target : targets) {
      result[n++] = target;
    }
    return result;
  }

  private static boolean endsBlock(AbstractInsnNode node) {
    int opcode = node.getOpcode();
    return opcode >= Opcodes.IFEQ && opcode <= Opcodes.RETURN
        || opcode == Opcodes.ATHROW
        || opcode == Opcodes.IFNULL
        || opcode == Opcodes.IFNONNULL;
  }

  /** Whether control may go on behind a jump; a subroutine called by jsr is taken to return. */
  private static boolean isConditional(int opcode) {
    return opcode >= Opcodes.IFEQ && opcode <= Opcodes.IF_ACMPNE
        || opcode == Opcodes.JSR
        || opcode == Opcodes.IFNULL
        || opcode == Opcodes.IFNONNULL;
  }

  private static boolean isReturn(int opcode) {
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }
}
