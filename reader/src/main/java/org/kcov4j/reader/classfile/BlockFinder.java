package org.kcov4j.reader.classfile;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import org.kcov4j.reader.session.Blocks;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Cuts a method into the blocks that {@code docs/format.md} defines. */
final class BlockFinder {
  /** Instead of a block's ordinal, for an instruction that nothing leads to. */
  static final int UNREACHABLE = -1;

  private final Code code;
  private final BitSet leaders = new BitSet();
  private final BitSet handlers = new BitSet();
  private final BitSet reached = new BitSet();
  private final Deque<Integer> open = new ArrayDeque<>();

  BlockFinder(Code code) {
    this.code = code;
  }

  /**
   * Adds the method's blocks.
   *
   * @return for each instruction the ordinal of its block in the method, or {@link #UNREACHABLE}
   */
  int[] find(Blocks.Builder blocks) {
    findLeaders();
    findReached();
    int[] owners = new int[code.size()];
    Arrays.fill(owners, UNREACHABLE);
    int ordinal = 0;
    for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
      Arrays.fill(owners, at, endOf(at), ordinal++);
    }
    for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
      add(at, endOf(at), owners, blocks);
    }
    return owners;
  }

  private void findLeaders() {
    leaders.set(0);
    for (int i = 0; i < code.size(); i++) {
      for (int target : code.targets(i)) {
        leaders.set(target);
      }
      if (code.endsBlock(i)) {
        leaders.set(i + 1);
      }
    }
    for (TryCatchBlockNode range : code.method.tryCatchBlocks) {
      leaders.set(code.number(range.handler));
      handlers.set(code.number(range.handler));
    }
    leaders.clear(code.size());
  }

  private void findReached() {
    reach(0);
    while (!open.isEmpty()) {
      int start = open.pop();
      int end = endOf(start);
      for (int target : code.targets(end - 1)) {
        reach(target);
      }
      if (code.fallsThrough(end - 1)) {
        reach(end);
      }
      for (TryCatchBlockNode range : code.method.tryCatchBlocks) {
        if (code.number(range.start) < end && start < code.number(range.end)) {
          reach(code.number(range.handler));
        }
      }
    }
  }

  private void reach(int leader) {
    if (!reached.get(leader)) {
      reached.set(leader);
      open.push(leader);
    }
  }

  private int endOf(int leader) {
    int next = leaders.nextSetBit(leader + 1);
    return next >= 0 ? next : code.size();
  }

  private void add(int start, int end, int[] owners, Blocks.Builder blocks) {
    int from = start;
    for (int i = start + 1; i <= end; i++) {
      if (i == end || code.line(i) != code.line(from)) {
        blocks.run(code.line(from), i - from);
        from = i;
      }
    }
    for (int target : code.targets(end - 1)) {
      blocks.successor(owners[target]);
    }
    // A subroutine call is no decision.
    if (code.fallsThrough(end - 1) && code.node(end - 1).getOpcode() != Opcodes.JSR) {
      blocks.successor(owners[end]);
    }
    blocks.block(code.method.bci(start), flags(start, end), end - start);
  }

  private int flags(int start, int end) {
    int flags = handlers.get(start) ? BlockTableLayout.BLOCK_HANDLER : 0;
    int last = code.node(end - 1).getOpcode();
    if (last >= Opcodes.IRETURN && last <= Opcodes.RETURN) {
      flags |= BlockTableLayout.BLOCK_RETURNS;
    } else if (last == Opcodes.ATHROW) {
      flags |= BlockTableLayout.BLOCK_THROWS;
    }
    return flags;
  }
}
