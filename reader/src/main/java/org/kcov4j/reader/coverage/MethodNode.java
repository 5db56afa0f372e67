package org.kcov4j.reader.coverage;

import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.MethodRecord;

/** A method and its counters. */
public final class MethodNode {
  private final ClassCoverage coverage;
  private final MethodRecord method;
  private final Counters counters;
  private final int firstLine;
  private final int lastLine;
  private int unknownBranches;

  /** Counts a method of a class. */
  MethodNode(ClassCoverage coverage, MethodRecord method) {
    this.coverage = coverage;
    this.method = method;
    Lines lines = new Lines();
    this.counters = count(lines);
    this.firstLine = lines.first();
    this.lastLine = lines.last();
  }

  private Counters count(Lines lines) {
    Blocks blocks = coverage.type().blocks();
    Branches edges = new Branches(coverage, method);
    Counter instructions = Counter.EMPTY;
    Counter branches = Counter.EMPTY;
    Counter complexity = Counter.EMPTY;
    unknownBranches = 0;
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
        Counter decision = decision(edges, blocks, block);
        branches = branches.plus(decision);
        complexity = complexity.plus(paths(decision));
        if (blocks.lastLine(block) != 0) {
          lines.addBranches(blocks.lastLine(block), decision);
        }
      }
    }
    Counter self = Counter.one(instructions.covered() > 0);
    return new Counters(
        instructions, branches, lines.counter(), complexity.plus(self), self, Counter.EMPTY);
  }

  /** The ways out of a block; what blocks cannot decide counts as taken. */
  private Counter decision(Branches edges, Blocks blocks, int block) {
    int missed = 0;
    for (int i = 0; i < blocks.successors(block); i++) {
      switch (edges.state(block, i)) {
        case MISSED -> missed++;
        case UNKNOWN -> unknownBranches++;
        case COVERED -> {}
      }
    }
    return new Counter(missed, blocks.successors(block) - missed);
  }

  /** Each way out of a decision but one makes a path more. */
  private static Counter paths(Counter decision) {
    int covered = Math.max(0, decision.covered() - 1);
    return new Counter(Math.max(0, decision.total() - covered - 1), covered);
  }

  /** The method as loaded. */
  public MethodRecord method() {
    return method;
  }

  /** Its counters. */
  public Counters counters() {
    return counters;
  }

  /** Its first line, {@link Lines#NONE} if none is known. */
  public int firstLine() {
    return firstLine;
  }

  /** Its last line, {@link Lines#NONE} if none is known. */
  public int lastLine() {
    return lastLine;
  }

  /** How many branches, counted as covered, blocks alone cannot decide. */
  public int unknownBranches() {
    return unknownBranches;
  }

  /** Its lines, counted anew: to keep those of all methods would take more than all else. */
  public Lines lines() {
    Lines lines = new Lines();
    count(lines);
    return lines;
  }
}
