package org.kcov4j.runtime.layout;

/**
 * The block table: which blocks the PCs stand for. A class's record is in the file before its first
 * instruction runs, so a PC in an area can always be looked up.
 *
 * <pre>
 * LOADER   u4 loader, utf class name of the loader ("" for the boot loader), utf its name or ""
 * CLASS    u4 loader, u4 CRC-32 of the class file before instrumentation, u2 access flags, u1 class flags,
 *          utf name (internal), utf super name ("" if none), utf source file ("" if none),
 *          u2 number of interfaces, utf name of each,
 *          u2 number of methods (those with code), then for each:
 *            u2 access flags, u1 method flags, utf name, utf descriptor, u4 base PC, u2 number of blocks, each:
 *              u2 bci           bytecode index of the first instruction, before instrumentation
 *              u1 block flags
 *              u2 instructions  in the block
 *              u1 or u2 runs    number of line runs: u1, and 255 says that a u2 with the number follows
 *                u2 line (0: unknown), u2 instructions       in bytecode order
 *              u1 or u2 successors, counted the same way: u2 ordinal of each block the last instruction may go to
 * </pre>
 *
 * The PC of the block with ordinal n is {@link PcHash#pc PcHash.pc(base, n)}. Successors are those
 * of normal completion: target and fall-through of a jump (two, also when they are one block), the
 * distinct targets of a switch. A class of many loaders has one record for each.
 */
public final class BlockTableLayout {
  /** The block table's file name. */
  public static final String FILE_NAME = "blocks.meta";

  /** Record type: a class loader. */
  public static final int LOADER = 1;

  /** Record type: a class and its blocks. */
  public static final int CLASS = 2;

  /** Number of the boot loader; other loaders count from 1. */
  public static final int BOOT_LOADER = 0;

  /** Class flag: carries an annotation that marks it as generated. */
  public static final int CLASS_GENERATED = 1;

  /** Class flag: recorded with critical edges split. */
  public static final int CLASS_EDGES = 2;

  /**
   * Class flag: another agent had rewritten the class. CRC and blocks are those of the class before
   * that, but for methods with {@link #METHOD_REWRITTEN}.
   */
  public static final int CLASS_REWRITTEN = 4;

  /**
   * Class flag: another agent may have rewritten the class, and its class file could not be had.
   * CRC and blocks are those of the class as it came.
   */
  public static final int CLASS_NO_ORIGINAL = 8;

  /** Method flag: left without probes (too large for them). */
  public static final int METHOD_NOT_PROBED = 1;

  /** Method flag: carries an annotation that marks it as generated. */
  public static final int METHOD_GENERATED = 2;

  /** Method flag: not found in the code that another agent made of it, whose blocks these are. */
  public static final int METHOD_REWRITTEN = 4;

  /**
   * Method flag: with its probes it has more than 8,000 bytes of bytecode, which HotSpot does not
   * compile unless told to; without them it had less.
   */
  public static final int METHOD_NOT_COMPILED = 8;

  /** Block flag: an exception handler starts here. */
  public static final int BLOCK_HANDLER = 1;

  /** Block flag: no block but a split critical edge; bci is that of the jump, instructions is 0. */
  public static final int BLOCK_EDGE = 2;

  /** Block flag: ends in a return instruction. */
  public static final int BLOCK_RETURNS = 4;

  /** Block flag: ends in athrow. */
  public static final int BLOCK_THROWS = 8;

  /** A u1 count of this value says that the count follows as u2. */
  public static final int LONG_COUNT = 255;

  private BlockTableLayout() {}
}
