package org.kcov4j.it.bench.design;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to find the current thread's context. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ThreadLookup {
  private static final int MASK = (1 << 10) - 1;
  private static final ThreadLocal<Found> LOCAL = new ThreadLocal<>();
  private static final Found[] TABLE = new Found[MASK + 1];
  private static final ConcurrentHashMap<Thread, Found> MAP = new ConcurrentHashMap<>();

  /** A context: it knows whose it is. */
  private static final class Found {
    final Thread thread;
    int value = 1;

    Found(Thread thread) {
      this.thread = thread;
    }
  }

  @Setup
  public void register() {
    Thread thread = Thread.currentThread();
    Found found = new Found(thread);
    LOCAL.set(found);
    TABLE[(int) thread.getId() & MASK] = found;
    MAP.put(thread, found);
  }

  @Benchmark
  public Object currentThreadOnly() {
    return Thread.currentThread();
  }

  @Benchmark
  public int threadLocal() {
    return LOCAL.get().value;
  }

  /**
   * A table indexed by the thread's id; an entry says whose it is, so that a stranger is noticed.
   */
  @Benchmark
  public int tableById() {
    Thread thread = Thread.currentThread();
    Found found = TABLE[(int) thread.getId() & MASK];
    return found != null && found.thread == thread ? found.value : 0;
  }

  @Benchmark
  public int concurrentMap() {
    return MAP.get(Thread.currentThread()).value;
  }
}
