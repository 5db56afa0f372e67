package org.kcov4j.reader.coverage;

import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.MethodRecord;

/**
 * Which ways control took out of a method's decisions, as far as the blocks that ran prove it.
 *
 * <p>An edge from u to v is
 *
 * <ul>
 *   <li>as its own block says, where it was split ({@code granularity=edge});
 *   <li>missed, where u or v did not run;
 *   <li>covered, where v ran and could not have been reached otherwise: all other edges into v come
 *       from blocks that did not run, and v begins neither the method nor a handler;
 *   <li>unknown in all other cases.
 * </ul>
 */
public final class Branches {
  private final ClassCoverage coverage;
  private final Blocks blocks;
  private final MethodRecord method;

  /** By ordinal: how many edges lead here from blocks that ran. */
  private final int[] live;

  /** Studies a method of the class. */
  public Branches(ClassCoverage coverage, MethodRecord method) {
    this.coverage = coverage;
    this.blocks = coverage.type().blocks();
    this.method = method;
    this.live = new int[method.blockCount()];
    for (int block = method.firstBlock(); block < method.endBlock(); block++) {
      if (coverage.ran(block)) {
        for (int i = 0; i < blocks.successors(block); i++) {
          live[blocks.successor(block, i)]++;
        }
      }
    }
  }

  /** Whether a block ends in a decision. */
  public static boolean isDecision(Blocks blocks, int block) {
    return blocks.successors(block) > 1;
  }

  /** The state of one of the ways out of a block. */
  public BranchState state(int block, int index) {
    int ordinal = blocks.successor(block, index);
    int target = method.firstBlock() + ordinal;
    if (!coverage.ran(block)) {
      return BranchState.MISSED;
    }
    if (!blocks.isEdge(target)) {
      return decide(target);
    }
    if (coverage.ran(target)) {
      return BranchState.COVERED;
    }
    if (coverage.edgesComplete() || blocks.successors(target) == 0) {
      return BranchState.MISSED;
    }
    // Not all sessions watched this edge: judge by the block behind it.
    int behind = method.firstBlock() + blocks.successor(target, 0);
    return coverage.ran(behind) ? BranchState.UNKNOWN : BranchState.MISSED;
  }

  /**
   * How often control took a way that is not {@link BranchState#UNKNOWN}; 0 where it was missed.
   */
  public long taken(int block, int index) {
    if (state(block, index) != BranchState.COVERED) {
      return 0;
    }
    int target = method.firstBlock() + blocks.successor(block, index);
    // An area may have been reset between the two.
    return blocks.isEdge(target)
        ? coverage.hits(target)
        : Math.max(1, Math.min(coverage.hits(block), coverage.hits(target)));
  }

  private BranchState decide(int target) {
    if (!coverage.ran(target)) {
      return BranchState.MISSED;
    }
    boolean elsewhere = target == method.firstBlock() || blocks.isHandler(target);
    return live[target - method.firstBlock()] == 1 && !elsewhere
        ? BranchState.COVERED
        : BranchState.UNKNOWN;
  }
}
