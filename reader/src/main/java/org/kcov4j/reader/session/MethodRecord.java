package org.kcov4j.reader.session;

import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.PcHash;

/**
 * A method that has code.
 *
 * @param access flags of the class file
 * @param flags of {@link BlockTableLayout}
 * @param name as in the class file
 * @param descriptor as in the class file
 * @param basePc from which its PCs count
 * @param firstBlock index of its first block in its class's {@link Blocks}
 * @param blockCount how many blocks it has
 */
public record MethodRecord(
    int access,
    int flags,
    String name,
    String descriptor,
    int basePc,
    int firstBlock,
    int blockCount) {

  /** The index after its last block. */
  public int endBlock() {
    return firstBlock + blockCount;
  }

  /** The PC of a block of this method, by its index in the class. */
  public int pc(int block) {
    return PcHash.pc(basePc, block - firstBlock);
  }

  /** Whether it was left without probes, so that nothing is known of its execution. */
  public boolean isNotProbed() {
    return (flags & BlockTableLayout.METHOD_NOT_PROBED) != 0;
  }

  /** Whether it has become too large for the JVM to compile. */
  public boolean isNotCompiled() {
    return (flags & BlockTableLayout.METHOD_NOT_COMPILED) != 0;
  }

  /** Whether it carries an annotation that marks it as generated. */
  public boolean isGenerated() {
    return (flags & BlockTableLayout.METHOD_GENERATED) != 0;
  }

  /** Whether its blocks are those of code that another agent made of it. */
  public boolean isRewritten() {
    return (flags & BlockTableLayout.METHOD_REWRITTEN) != 0;
  }
}
