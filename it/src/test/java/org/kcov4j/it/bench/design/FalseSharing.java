package org.kcov4j.it.bench.design;

import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What two threads cost each other that store into memory of their own: on the same cache line, on
 * neighbouring lines, and on pages of their own as areas are.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(2)
@State(Scope.Benchmark)
public class FalseSharing {
  private static final int STORES = 1 << 10;
  private static final int LINE = 64;
  private static final int PAGE = 4096;

  private final long unaligned = RawMemory.allocate(4L * PAGE);
  private final long memory = (unaligned + PAGE - 1) & -PAGE;
  private final AtomicInteger threads = new AtomicInteger();

  /** Numbers the threads 0 and 1. */
  @State(Scope.Thread)
  public static class Number {
    private int value = -1;

    int of(FalseSharing shared) {
      if (value < 0) {
        value = shared.threads.getAndIncrement() & 1;
      }
      return value;
    }
  }

  @Benchmark
  @OperationsPerInvocation(STORES)
  public void sameLine(Number number) {
    count(memory + 4L * number.of(this));
  }

  @Benchmark
  @OperationsPerInvocation(STORES)
  public void nextLine(Number number) {
    count(memory + (long) LINE * number.of(this));
  }

  @Benchmark
  @OperationsPerInvocation(STORES)
  public void ownPage(Number number) {
    count(memory + (long) PAGE * number.of(this));
  }

  private static void count(long address) {
    for (int i = 0; i < STORES; i++) {
      RawMemory.putInt(address, RawMemory.getInt(address) + 1);
      // Else the compiler would store once, behind the loop.
      VarHandle.releaseFence();
    }
  }
}
