package org.kcov4j.agent.emit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * HotSpot compiles no method of more than 8,000 bytes of bytecode (HugeMethodLimit), unless {@code
 * -XX:-DontCompileHugeMethods} is given. Finds the methods that probes make larger than that.
 */
final class CompilerLimit {
  /** The most bytes of a method that is compiled. */
  static final int BYTES = 8_000;

  /** The most bytes of a method that is inlined where it runs often (FreqInlineSize). */
  static final int INLINED_BYTES = 325;

  /** At least what the probe of a block takes, without constants and with a jump. */
  private static final int BYTES_OF_A_BLOCK = 40;

  /** More than the probes of a block and its comparisons take. */
  private static final int BYTES_WITH_COMPARISONS = 64;

  private CompilerLimit() {}

  /** Whether a method that HotSpot inlines or compiles remains so with more bytes. */
  static boolean allows(int bytes, int more) {
    boolean inlined = bytes <= INLINED_BYTES;
    return bytes + more <= (inlined ? INLINED_BYTES : BYTES);
  }

  /**
   * Has the methods know that were compiled before, and are too large with their probes.
   *
   * @param comparisons whether they may have probes of comparisons
   */
  static void find(byte[] probed, Collection<InstrumentedMethod> methods, boolean comparisons) {
    int bytesOfABlock = comparisons ? BYTES_WITH_COMPARISONS : BYTES_OF_A_BLOCK;
    Map<String, InstrumentedMethod> candidates = new HashMap<>();
    for (InstrumentedMethod each : methods) {
      if (each.size() <= BYTES
          && each.size() + bytesOfABlock * each.probes() > BYTES
          && !each.isLeftAlone()) {
        candidates.put(each.signature(), each);
      }
    }
    if (!candidates.isEmpty()) {
      new Reader(probed).find(candidates);
    }
  }

  /** Reads only the methods that it is asked for. */
  private static final class Reader extends ClassReader {
    private int last;

    Reader(byte[] classFile) {
      super(classFile);
    }

    @Override
    protected void readBytecodeInstructionOffset(int offset) {
      last = offset;
    }

    void find(Map<String, InstrumentedMethod> candidates) {
      ClassVisitor finder =
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
              InstrumentedMethod method = candidates.get(name + descriptor);
              return method == null ? null : measure(method);
            }
          };
      accept(finder, SKIP_DEBUG | SKIP_FRAMES);
    }

    private MethodVisitor measure(InstrumentedMethod method) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitEnd() {
          // The last instruction has a byte at least.
          if (last >= BYTES) {
            method.outgrowCompiler();
          }
        }
      };
    }
  }
}
