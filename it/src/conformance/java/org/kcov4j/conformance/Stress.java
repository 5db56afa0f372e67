package org.kcov4j.conformance;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceMode;

/**
 * Threads that enable, disable, reset and interrupt at random, each of which knows what its area
 * has to hold.
 *
 * <p>Arguments: seconds, platform threads, virtual threads for each second, threads that end at
 * once, seed.
 */
public final class Stress {
  private static final AtomicLong ROUNDS = new AtomicLong();

  private Stress() {}

  public static void main(String[] args) throws Exception {
    int seconds = Integer.parseInt(args[0]);
    int platform = Integer.parseInt(args[1]);
    int virtual = Integer.parseInt(args[2]);
    int shortLived = Integer.parseInt(args[3]);
    long seed = Long.parseLong(args[4]);
    long end = System.nanoTime() + seconds * 1_000_000_000L;

    List<Kcov> kcovs = new ArrayList<>();
    List<ByteBuffer> guards = new ArrayList<>();
    for (int i = 0; i < platform; i++) {
      Set<Path> before = AreaFiles.all();
      kcovs.add(Kcov.open());
      kcovs.get(i).init(Tracee.WORDS);
      guards.add(Guards.behind(AreaFiles.newSince(before), Tracee.WORDS));
    }
    Thread others = new Thread(() -> virtuals(virtual, seed, end));
    others.start();
    Threads.run(
        Thread::new,
        platform,
        number -> {
          Random random = new Random(seed + number);
          do {
            new Tracee(random, kcovs.get(number)).run();
            Guards.check(guards.get(number), Tracee.WORDS);
            ROUNDS.incrementAndGet();
          } while (System.nanoTime() < end);
        });
    others.join();
    System.out.println("rounds " + ROUNDS + ", with seed " + seed);
    leaks(Thread::new, shortLived);
    try {
      leaks(Threads::virtual, shortLived);
    } catch (Skipped e) {
      System.out.println(e.getMessage());
    }
    System.out.println("ok");
  }

  private static void virtuals(int threads, long seed, long end) {
    try {
      do {
        Threads.run(
            Threads::virtual,
            threads,
            number -> {
              try (Kcov kcov = Kcov.open()) {
                kcov.init(Tracee.WORDS);
                new Tracee(new Random(seed - number), kcov).run();
              }
              ROUNDS.incrementAndGet();
            });
      } while (System.nanoTime() < end);
    } catch (Skipped e) {
      System.out.println(e.getMessage());
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  /** What ended threads held is given back: open areas, mappings and heap stay level. */
  private static void leaks(Threads.Kind kind, int threads) throws Exception {
    shortLived(kind, threads / 10);
    long mappings = mappings();
    long heap = heap();
    shortLived(kind, threads);
    long moreMappings = mappings() - mappings;
    long moreHeap = heap() - heap;
    System.out.println(
        threads + " threads: " + moreMappings + " more mappings, " + moreHeap + " more bytes");
    Check.that(moreMappings < 50, "expected about as many mappings, found more: " + moreMappings);
    Check.that(moreHeap < 64L * threads + (4 << 20), "expected no more heap, found " + moreHeap);
  }

  /** A few of them at a time, each of which records a little; every hundredth in an area. */
  private static void shortLived(Threads.Kind kind, int threads) throws Exception {
    int together = 100;
    for (int i = 0; i < threads; i += together) {
      Threads.run(
          kind,
          together,
          number -> {
            if (number == 0) {
              Kcov kcov = Kcov.open();
              kcov.init(64);
              kcov.enable(TraceMode.UNIQUE);
              kcov.close();
            }
            Steps.a();
          });
    }
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long mappings() throws Exception {
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(100);
    }
    try (Stream<String> lines = Files.lines(Paths.get("/proc/self/maps"))) {
      return lines.filter(line -> line.contains(".kcov")).count();
    }
  }
}
