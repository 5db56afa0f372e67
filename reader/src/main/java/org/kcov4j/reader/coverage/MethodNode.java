package org.kcov4j.reader.coverage;

import org.kcov4j.reader.session.MethodRecord;

/** A method and its counters. */
public final class MethodNode {
  private final ClassCoverage coverage;
  private final int index;
  private final MethodRecord method;
  private final Counters counters;
  private final int firstLine;
  private final int lastLine;
  private final int unknownBranches;

  /**
   * Counts a method of a class.
   *
   * @param index in the class's methods
   */
  MethodNode(ClassCoverage coverage, int index) {
    this.coverage = coverage;
    this.index = index;
    this.method = coverage.type().methods().get(index);
    Lines lines = new Lines();
    Count count = new Count(lines);
    visit(count);
    this.counters = count.counters();
    this.unknownBranches = count.unknown;
    this.firstLine = lines.first();
    this.lastLine = lines.last();
  }

  /** Shows what counts of the method. */
  public void visit(CodeVisitor visitor) {
    new MethodCode(coverage, index).visit(visitor);
  }

  /** How often the method was entered. */
  public long hits() {
    return method.blockCount() == 0 ? 0 : coverage.hits(method.firstBlock());
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
    visit(new Count(lines));
    return lines;
  }

  /** Adds up counters and lines. */
  private static final class Count implements CodeVisitor {
    private final Lines lines;
    private Counter instructions = Counter.EMPTY;
    private Counter branches = Counter.EMPTY;
    private Counter complexity = Counter.EMPTY;
    private int unknown;

    Count(Lines lines) {
      this.lines = lines;
    }

    @Override
    public void code(int line, int count, long hits) {
      instructions = instructions.plus(hits > 0 ? new Counter(0, count) : new Counter(count, 0));
      if (line != 0) {
        lines.addInstructions(line, count, hits > 0);
      }
    }

    @Override
    public void decision(int line, long hits, long[] taken, int doubtful) {
      int missed = 0;
      for (long n : taken) {
        missed += n == 0 ? 1 : 0;
      }
      Counter decision = new Counter(missed, taken.length - missed);
      branches = branches.plus(decision);
      complexity = complexity.plus(paths(decision));
      unknown += doubtful;
      if (line != 0) {
        lines.addBranches(line, decision);
      }
    }

    /** Each way out of a decision but one makes a path more. */
    private static Counter paths(Counter decision) {
      int covered = Math.max(0, decision.covered() - 1);
      return new Counter(Math.max(0, decision.total() - covered - 1), covered);
    }

    Counters counters() {
      Counter self = Counter.one(instructions.covered() > 0);
      return new Counters(
          instructions, branches, lines.counter(), complexity.plus(self), self, Counter.EMPTY);
    }
  }
}
