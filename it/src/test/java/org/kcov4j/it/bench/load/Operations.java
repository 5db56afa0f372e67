package org.kcov4j.it.bench.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Repeats a workload's operation and checks each result. */
final class Operations {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long BATCH_NANOS = 2_000_000;

  private final Workload workload;
  private final ThreadRecording recording;
  private final long check;
  // So many that reading the clock costs nothing beside them.
  private int batch = 1;

  /** Does the operation once, to know its result. */
  Operations(Workload workload, ThreadRecording recording) throws Exception {
    this.workload = workload;
    this.recording = recording;
    check = workload.operation();
  }

  /** What each operation gives. */
  long check() {
    return check;
  }

  Window window(int cpuMillis) throws Exception {
    long limit = cpuMillis * 1_000_000L;
    long operations = 0;
    long pcs = 0;
    long wallStart = System.nanoTime();
    long start = THREADS.getCurrentThreadCpuTime();
    long used = 0;
    while (used < limit) {
      pcs += runBatch();
      operations += batch;
      long before = used;
      used = THREADS.getCurrentThreadCpuTime() - start;
      if (used - before < BATCH_NANOS / 2) {
        batch *= 2;
      }
    }
    return new Window(operations, used, System.nanoTime() - wallStart, pcs);
  }

  private long runBatch() throws Exception {
    long pcs = 0;
    for (int i = 0; i < batch; i++) {
      recording.reset();
      long result = workload.operation();
      pcs += recording.count();
      if (result != check) {
        throw new IllegalStateException(
            "expected " + Long.toHexString(check) + ", found " + Long.toHexString(result));
      }
    }
    return pcs;
  }
}
