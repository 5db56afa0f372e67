package org.kcov4j.reader.coverage;

import java.util.List;
import org.kcov4j.reader.classfile.MethodFilter;
import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.MethodRecord;

/** Shows what counts of a method: its blocks, or what filters leave of them. */
final class MethodCode {
  private final ClassCoverage coverage;
  private final MethodRecord method;
  private final MethodFilter filter;
  private final Blocks blocks;
  private final Branches branches;

  MethodCode(ClassCoverage coverage, int index) {
    this.coverage = coverage;
    this.method = coverage.type().methods().get(index);
    this.filter = coverage.filter(index);
    this.blocks = coverage.type().blocks();
    this.branches = new Branches(coverage, method);
  }

  void visit(CodeVisitor visitor) {
    if (filter == null || filter.isNone()) {
      visitBlocks(visitor);
    } else {
      visitInstructions(visitor);
    }
  }

  private void visitBlocks(CodeVisitor visitor) {
    for (int block = method.firstBlock(); block < method.endBlock(); block++) {
      if (blocks.isEdge(block)) {
        continue;
      }
      long hits = coverage.hits(block);
      for (int run = 0; run < blocks.runs(block); run++) {
        visitor.code(blocks.runLine(block, run), blocks.runInstructions(block, run), hits);
      }
      if (Branches.isDecision(blocks, block)) {
        Ways ways = new Ways(blocks.successors(block));
        ways.addBlock(block);
        visitor.decision(blocks.lastLine(block), hits, ways.taken, ways.unknown());
      }
    }
  }

  private void visitInstructions(CodeVisitor visitor) {
    int from = 0;
    for (int i = 0; i < filter.size(); i = from) {
      if (!filter.counts(i)) {
        from = i + 1;
        continue;
      }
      long hits = hits(i);
      int line = filter.line(i);
      Ways ways = ways(i);
      from = i + 1;
      while (ways == null
          && from < filter.size()
          && filter.counts(from)
          && filter.line(from) == line
          && hits(from) == hits) {
        ways = ways(from++);
      }
      visitor.code(line, from - i, hits);
      if (ways != null) {
        visitor.decision(line, hits, ways.taken, ways.unknown());
      }
    }
  }

  private long hits(int instruction) {
    long hits = 0;
    for (int copy : filter.copies(instruction)) {
      hits += blockHits(copy);
    }
    return hits;
  }

  private long blockHits(int instruction) {
    int ordinal = filter.block(instruction);
    return ordinal < 0 ? 0 : coverage.hits(method.firstBlock() + ordinal);
  }

  /** The ways out of an instruction if there are several, else null. */
  private Ways ways(int instruction) {
    List<List<MethodFilter.Way>> replaced = filter.branches(instruction);
    if (replaced != null) {
      return replaced.size() < 2 ? null : replaced(replaced);
    }
    if (!isDecision(instruction)) {
      return null;
    }
    Ways ways = new Ways(blocks.successors(block(instruction)));
    for (int copy : filter.copies(instruction)) {
      if (isDecision(copy)) {
        ways.addBlock(block(copy));
      }
    }
    return ways;
  }

  private Ways replaced(List<List<MethodFilter.Way>> replaced) {
    Ways ways = new Ways(replaced.size());
    for (int i = 0; i < replaced.size(); i++) {
      for (MethodFilter.Way way : replaced.get(i)) {
        for (int copy : filter.copies(way.instruction())) {
          if (way.successor() != MethodFilter.Way.ANY && isDecision(copy)) {
            ways.add(i, block(copy), way.successor());
          } else {
            ways.taken[i] += blockHits(copy);
          }
        }
      }
    }
    return ways;
  }

  private boolean isDecision(int instruction) {
    return filter.block(instruction) >= 0
        && filter.endsBlock(instruction)
        && Branches.isDecision(blocks, block(instruction));
  }

  private int block(int instruction) {
    return method.firstBlock() + filter.block(instruction);
  }

  /** Ways out of a decision, and what is known of them. */
  private final class Ways {
    final long[] taken;
    private final boolean[] doubtful;

    Ways(int count) {
      taken = new long[count];
      doubtful = new boolean[count];
    }

    void addBlock(int block) {
      for (int i = 0; i < Math.min(taken.length, blocks.successors(block)); i++) {
        add(i, block, i);
      }
    }

    void add(int way, int block, int successor) {
      if (branches.state(block, successor) == BranchState.UNKNOWN) {
        doubtful[way] = true;
      } else {
        taken[way] += branches.taken(block, successor);
      }
    }

    /** Counts what is in doubt as taken. */
    int unknown() {
      int n = 0;
      for (int i = 0; i < taken.length; i++) {
        if (doubtful[i] && taken[i] == 0) {
          taken[i] = 1;
          n++;
        }
      }
      return n;
    }
  }
}
