package org.kcov4j.runtime.session;

import java.util.List;

/**
 * A class record of the block table while it is put together, in the order of {@code
 * BlockTableLayout}:
 *
 * <pre>
 * (ClassEntry ( method ( block )* )* )
 * </pre>
 *
 * with as many methods as were announced to {@link #ClassEntry} and as many blocks as to {@link
 * #method}.
 */
public final class ClassEntry {
  private final Payload payload = new Payload();

  /**
   * Begins a class.
   *
   * @param loader number that {@link BlockTable#loader} gave
   * @param crc CRC-32 of the class file before instrumentation
   * @param flags {@code BlockTableLayout.CLASS_*}
   * @param name internal name
   * @param superName internal name or null
   * @param sourceFile or null
   */
  public ClassEntry(
      int loader,
      int crc,
      int access,
      int flags,
      String name,
      String superName,
      String sourceFile,
      List<String> interfaces,
      int methods) {
    payload.u4(loader).u4(crc).u2(access).u1(flags).utf(name).utf(superName).utf(sourceFile);
    payload.u2(interfaces.size());
    for (String each : interfaces) {
      payload.utf(each);
    }
    payload.u2(methods);
  }

  /**
   * Begins a method.
   *
   * @param flags {@code BlockTableLayout.METHOD_*}
   * @param basePc {@code PcHash.base} of the method
   */
  public void method(
      int access, int flags, String name, String descriptor, int basePc, int blocks) {
    payload.u2(access).u1(flags).utf(name).utf(descriptor).u4(basePc).u2(blocks);
  }

  /**
   * Adds a block.
   *
   * @param bci bytecode index of its first instruction
   * @param flags {@code BlockTableLayout.BLOCK_*}
   * @param lineRuns pairs of line and number of instructions, in bytecode order
   * @param successors ordinals of the blocks its last instruction may go to
   */
  public void block(int bci, int flags, int instructions, int[] lineRuns, int[] successors) {
    payload.u2(bci).u1(flags).u2(instructions).count(lineRuns.length / 2);
    for (int each : lineRuns) {
      payload.u2(each);
    }
    payload.count(successors.length);
    for (int each : successors) {
      payload.u2(each);
    }
  }

  byte[] toByteArray() {
    return payload.toByteArray();
  }
}
