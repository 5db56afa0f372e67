package org.kcov4j.conformance;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Runs something on other threads and brings back how it failed. */
final class Threads {
  /** Makes a thread, not started. */
  interface Kind {
    Thread of(Runnable task);
  }

  private Threads() {}

  /** Runs it on a new platform thread, to the thread's end. */
  static void run(Check.Action action) throws Exception {
    run(Thread::new, 1, i -> action.run());
  }

  /** What a thread does that knows its number. */
  interface Numbered {
    void run(int number) throws Exception;
  }

  /** Runs it on so many threads at the same time, to their ends. */
  static void run(Kind kind, int threads, Numbered action) throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      all.add(
          kind.of(
              () -> {
                try {
                  action.run(number);
                } catch (Throwable e) {
                  failure.compareAndSet(null, e);
                }
              }));
    }
    for (Thread each : all) {
      each.start();
    }
    for (Thread each : all) {
      each.join();
    }
    if (failure.get() != null) {
      throw new AssertionError("on another thread: " + failure.get(), failure.get());
    }
  }

  /** A virtual thread; skips the statement where there are none. */
  static Thread virtual(Runnable task) {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (Thread)
          Class.forName("java.lang.Thread$Builder")
              .getMethod("unstarted", Runnable.class)
              .invoke(builder, task);
    } catch (InvocationTargetException | NoSuchMethodException e) {
      throw new Skipped("no virtual threads");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
