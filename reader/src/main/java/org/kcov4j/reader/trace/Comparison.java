package org.kcov4j.reader.trace;

import org.kcov4j.runtime.layout.CmpLayout;

/**
 * A comparison that ran.
 *
 * @param type see {@link CmpLayout#type}
 * @param arg1 an operand, zero-extended; the constant where {@link #constant}
 * @param arg2 the other operand, zero-extended
 * @param pc of the block that compared
 */
public record Comparison(long type, long arg1, long arg2, int pc) {
  /** The size of the operands in bytes: 1, 2, 4 or 8; 0 where the type is damaged. */
  public int size() {
    long log = type >>> CmpLayout.SIZE_SHIFT;
    return log < 0 || log > CmpLayout.MAX_SIZE_LOG ? 0 : 1 << log;
  }

  /** Whether the first operand is a constant of the program. */
  public boolean constant() {
    return (type & CmpLayout.CONST) != 0;
  }

  /** How many hexadecimal digits an operand has: 16 where the size is damaged. */
  public int digits() {
    return size() == 0 ? 2 * Long.BYTES : 2 * size();
  }
}
