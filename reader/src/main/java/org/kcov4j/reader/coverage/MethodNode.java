package org.kcov4j.reader.coverage;

import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.MethodRecord;

/**
 * A method and its counters.
 *
 * @param method as loaded
 * @param counters its counters
 * @param lines its lines
 * @param unknownBranches how many branches, counted as covered, blocks alone cannot decide
 */
public record MethodNode(MethodRecord method, Counters counters, Lines lines, int unknownBranches) {

  /** Counts a method of a class. */
  static MethodNode of(ClassCoverage coverage, MethodRecord method) {
    Blocks blocks = coverage.type().blocks();
    Branches edges = new Branches(coverage, method);
    Lines lines = new Lines();
    Counter instructions = Counter.EMPTY;
    Counter branches = Counter.EMPTY;
    Counter complexity = Counter.EMPTY;
    int unknown = 0;
    for (int block = method.firstBlock(); block < method.endBlock(); block++) {
      if (blocks.isEdge(block)) {
        continue;
      }
      boolean ran = coverage.ran(block);
      int count = blocks.instructions(block);
      instructions = instructions.plus(ran ? new Counter(0, count) : new Counter(count, 0));
      for (int run = 0; run < blocks.runs(block); run++) {
        if (blocks.runLine(block, run) != 0) {
          lines.addInstructions(
              blocks.runLine(block, run), blocks.runInstructions(block, run), ran);
        }
      }
      if (Branches.isDecision(blocks, block)) {
        int[] states = new int[BranchState.values().length];
        for (int i = 0; i < blocks.successors(block); i++) {
          states[edges.state(block, i).ordinal()]++;
        }
        int taken = states[BranchState.COVERED.ordinal()] + states[BranchState.UNKNOWN.ordinal()];
        unknown += states[BranchState.UNKNOWN.ordinal()];
        Counter decision = new Counter(states[BranchState.MISSED.ordinal()], taken);
        branches = branches.plus(decision);
        complexity = complexity.plus(paths(decision));
        if (blocks.lastLine(block) != 0) {
          lines.addBranches(blocks.lastLine(block), decision);
        }
      }
    }
    Counter self = Counter.one(instructions.covered() > 0);
    Counters counters =
        new Counters(
            instructions, branches, lines.counter(), complexity.plus(self), self, Counter.EMPTY);
    return new MethodNode(method, counters, lines, unknown);
  }

  /** Each way out of a decision but one makes a path more. */
  private static Counter paths(Counter decision) {
    int covered = Math.max(0, decision.covered() - 1);
    return new Counter(Math.max(0, decision.total() - covered - 1), covered);
  }
}
