package org.kcov4j.conformance.attach;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program with threads that were there first. It says {@code ready}, then does what each line of
 * its input says and answers with a line.
 *
 * <pre>
 * work     each worker runs Work.sum(3) once      done
 * loop     the thread "looper" goes on a while    done
 * end      the program ends
 * </pre>
 */
public final class Attachee {
  private static final int TURNS = 100_000;

  private final int workers;
  private final ThreadPoolExecutor pool;

  private Attachee(int workers) {
    this.workers = workers;
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            workers,
            workers,
            1,
            TimeUnit.DAYS,
            new LinkedBlockingQueue<>(),
            task -> daemon(task, "worker-" + number.incrementAndGet()));
    pool.prestartAllCoreThreads();
    daemon(Work::loop, "looper").start();
  }

  /** The argument is how many workers there are. */
  public static void main(String[] args) throws Exception {
    Attachee attachee = new Attachee(Integer.parseInt(args[0]));
    attachee.work();
    attachee.loop();
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
      switch (line) {
        case "work":
          attachee.work();
          break;
        case "loop":
          attachee.loop();
          break;
        default:
          throw new IllegalArgumentException(line);
      }
      System.out.println("done");
    }
    Work.ended = true;
  }

  private void work() throws Exception {
    CyclicBarrier together = new CyclicBarrier(workers);
    Callable<Integer> task =
        () -> {
          together.await();
          return Work.sum(3);
        };
    List<Callable<Integer>> tasks = new ArrayList<>(Collections.nCopies(workers, task));
    for (Future<Integer> each : pool.invokeAll(tasks)) {
      if (each.get() != 3) {
        throw new AssertionError("expected 0 + 1 + 2, found " + each.get());
      }
    }
  }

  private void loop() throws InterruptedException {
    for (long until = Work.turns + TURNS; Work.turns < until; ) {
      Thread.sleep(1);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
