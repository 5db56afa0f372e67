package org.kcov4j.runtime.layout;

/**
 * The PC of a basic block: a function of class name, method name, descriptor and block ordinal, and
 * of nothing else.
 *
 * <p>A method's first PC is a hash of its names; the blocks that follow count up from there, so
 * that the blocks of a method lie side by side in whatever table a consumer keeps by PC, as those
 * of a function in a native binary do.
 *
 * <pre>
 * base = high 32 bits of mix(FNV-1a-64 over the UTF-16 units of class "." method descriptor)
 * pc   = base + ordinal (mod 2^32), or {@link #INSTEAD_OF_ZERO} where that is 0
 * </pre>
 *
 * {@code class} is the internal name ({@code java/util/List}); {@code mix} is the finalizer of
 * MurmurHash3 (Austin Appleby, public domain).
 */
public final class PcHash {
  /** The PC of the one block in 2^32 whose sum is 0: a PC is never 0. */
  public static final int INSTEAD_OF_ZERO = 0x9E3779B9;

  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private PcHash() {}

  /** The hash of a method's names, from which its PCs count up. */
  public static int base(String internalClassName, String method, String descriptor) {
    long h = fnv(FNV_OFFSET, internalClassName);
    h = (h ^ '.') * FNV_PRIME;
    h = fnv(h, method);
    h = fnv(h, descriptor);
    h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
    h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
    h ^= h >>> 33;
    return (int) (h >>> 32);
  }

  /**
   * The PC of a block.
   *
   * @param base what {@link #base} gave for the method
   * @param ordinal the block's place in its method, from 0, in bytecode order
   */
  public static int pc(int base, int ordinal) {
    int pc = base + ordinal;
    return pc != 0 ? pc : INSTEAD_OF_ZERO;
  }

  private static long fnv(long h, String s) {
    for (int i = 0; i < s.length(); i++) {
      h = (h ^ s.charAt(i)) * FNV_PRIME;
    }
    return h;
  }
}
