package org.kcov4j.it.bench.design;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a probe costs by how it stores, in nanoseconds for a block of a loop that does next to
 * nothing else. {@code noProbe} is the loop itself.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class RecorderDesigns {
  /** Blocks that one call of a benchmark starts. */
  static final int BLOCKS = 1 << 14;

  private static final VarHandle BUFFER =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final int WORDS = BLOCKS + 1;

  private static final MethodHandle CLOSED = MethodHandles.identity(Object.class);
  private static final MutableCallSite SITE = new MutableCallSite(CLOSED);

  private static boolean gate;

  private final long area = RawMemory.allocate(4L * WORDS);
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(4 * WORDS).order(ByteOrder.nativeOrder());
  private final int[] array = new int[WORDS];
  private final byte[] seen = new byte[16];

  private int seed = 12_345;

  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public int noProbe() {
    int n = seed;
    for (int i = 0; i < BLOCKS; i++) {
      n += n ^ i;
    }
    return n;
  }

  /** A plain field. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public int gateClosed() {
    int n = seed;
    for (int i = 0; i < BLOCKS; i++) {
      if (gate) {
        appendPlain(i);
      }
      n += n ^ i;
    }
    return n;
  }

  /** As the recorder asks: the target of a call site that is a constant. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public int callSiteClosed() {
    int n = seed;
    for (int i = 0; i < BLOCKS; i++) {
      if (SITE.getTarget() != CLOSED) {
        appendPlain(i);
      }
      n += n ^ i;
    }
    return n;
  }

  /** The count is stored as any other word. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public int plainStores() {
    RawMemory.putInt(area, 0);
    int n = seed;
    for (int i = 0; i < BLOCKS; i++) {
      appendPlain(i);
      n += n ^ i;
    }
    return n;
  }

  /** The count is stored with a release: the compiler may not forward it to the next load. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public int releaseStores() {
    RawMemory.putInt(area, 0);
    int n = seed;
    for (int i = 0; i < BLOCKS; i++) {
      int count = RawMemory.getInt(area);
      if (count + Integer.MIN_VALUE < WORDS - 1 + Integer.MIN_VALUE) {
        RawMemory.putInt(area + 4 + 4L * count, i);
        VarHandle.releaseFence();
        RawMemory.putInt(area, count + 1);
      }
      n += n ^ i;
    }
    return n;
  }

  /** A mapped buffer through a VarHandle: bounds are checked twice, liveness once. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public int byteBuffer() {
    BUFFER.set(buffer, 0, 0);
    int n = seed;
    for (int i = 0; i < BLOCKS; i++) {
      int count = (int) BUFFER.get(buffer, 0);
      if (count + Integer.MIN_VALUE < WORDS - 1 + Integer.MIN_VALUE) {
        BUFFER.set(buffer, 4 + 4 * count, i);
        BUFFER.set(buffer, 0, count + 1);
      }
      n += n ^ i;
    }
    return n;
  }

  /** On the heap: cannot be mapped, for scale. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public int heapArray() {
    array[0] = 0;
    int n = seed;
    for (int i = 0; i < BLOCKS; i++) {
      int count = array[0];
      if (count < WORDS - 1) {
        array[1 + count] = i;
        array[0] = count + 1;
      }
      n += n ^ i;
    }
    return n;
  }

  /** First seen: a byte for each block. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public int seenBytes() {
    int n = seed;
    for (int i = 0; i < BLOCKS; i++) {
      if (seen[n & 15] == 0) {
        seen[n & 15] = 1;
      }
      n += n ^ i;
    }
    return n;
  }

  private void appendPlain(int pc) {
    int count = RawMemory.getInt(area);
    if (count + Integer.MIN_VALUE < WORDS - 1 + Integer.MIN_VALUE) {
      RawMemory.putInt(area + 4 + 4L * count, pc);
      RawMemory.putInt(area, count + 1);
    }
  }
}
