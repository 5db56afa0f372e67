package org.kcov4j.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kcov4j.runtime.ForkedJvm;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;

class ContextTableTest {
  /** A policy that keeps a tally. */
  static class Tally implements ThreadPolicy {
    final Map<Context, AtomicInteger> started = new ConcurrentHashMap<>();
    final Map<Context, AtomicInteger> ended = new ConcurrentHashMap<>();

    @Override
    public void threadStarted(Context context, Thread thread) {
      started.computeIfAbsent(context, key -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public void threadEnded(Context context) {
      ended.computeIfAbsent(context, key -> new AtomicInteger()).incrementAndGet();
    }
  }

  @BeforeEach
  void openGate() {
    ContextTable.install(null, SessionLayout.MODE_NONE);
    // The gate stays open once a thread was enabled.
    Context.current().enable(new Recording(Area.anonymous(2)), SessionLayout.MODE_PC);
    Context.current().disable();
    ContextTable.sweepAll();
  }

  @AfterEach
  void forget() {
    ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  @Test
  void shouldGiveEachThreadOneContextOfItsOwn() throws Exception {
    Tally tally = new Tally();
    ContextTable.install(tally, SessionLayout.MODE_NONE);
    int threads = 4_000;
    Map<Context, Thread> owners = new ConcurrentHashMap<>();
    AtomicInteger wrong = new AtomicInteger();
    for (int from = 0; from < threads; from += 200) {
      runAll(
          200,
          () -> {
            Context mine = Probe.enter(1);
            if (mine == null || owners.put(mine, Thread.currentThread()) != null) {
              wrong.incrementAndGet();
            }
            for (int i = 0; i < 200; i++) {
              if (Probe.enter(2) != mine
                  || Recorder.context() != mine
                  || Context.current() != mine) {
                wrong.incrementAndGet();
              }
            }
          });
    }
    assertThat(wrong.get()).isZero();
    assertThat(owners).hasSize(threads);
    owners.forEach((context, thread) -> assertThat(context.threadId()).isEqualTo(thread.getId()));
    ContextTable.sweepAll();
    assertThat(tally.started.keySet()).containsAll(owners.keySet());
    assertThat(tally.ended.keySet()).containsAll(owners.keySet());
    assertThat(tally.started.values()).allMatch(times -> times.get() == 1);
    assertThat(tally.ended.values()).allMatch(times -> times.get() == 1);
  }

  @Test
  void newThreadsShouldSweepDeadOnesInPassing() throws Exception {
    Tally tally = new Tally();
    ContextTable.install(tally, SessionLayout.MODE_NONE);
    runAll(100, () -> Probe.enter(1));
    Set<Context> first = Set.copyOf(tally.started.keySet());
    for (int i = 0; i < 3; i++) {
      runAll(100, () -> Probe.enter(1));
    }
    assertThat(tally.ended.keySet()).containsAll(first);
  }

  @Test
  void livingThreadsShouldNotBeSwept() throws Exception {
    Tally tally = new Tally();
    ContextTable.install(tally, SessionLayout.MODE_NONE);
    CountDownLatch entered = new CountDownLatch(20);
    CountDownLatch leave = new CountDownLatch(1);
    AtomicInteger changed = new AtomicInteger();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Thread thread =
          new Thread(
              () -> {
                Context context = Probe.enter(1);
                entered.countDown();
                await(leave);
                changed.addAndGet(Probe.enter(2) == context ? 0 : 1);
              });
      all.add(thread);
      thread.start();
    }
    entered.await();
    ContextTable.sweepAll();
    assertThat(tally.ended.keySet()).allMatch(context -> !tally.started.containsKey(context));
    leave.countDown();
    for (Thread each : all) {
      each.join();
    }
    assertThat(changed.get()).isZero();
  }

  @Test
  void blocksRunByThePolicyShouldNotBeRecorded() throws Exception {
    Area area = Area.anonymous(16);
    ContextTable.install(
        new Tally() {
          @Override
          public void threadStarted(Context context, Thread thread) {
            Probe.enter(100);
            context.enable(new Recording(area), SessionLayout.MODE_PC);
            Probe.trace(Recorder.context(), 101);
          }
        },
        SessionLayout.MODE_NONE);
    runAll(
        1,
        () -> {
          Context context = Probe.enter(1);
          Probe.trace(context, 2);
        });
    assertThat(area.buffer().getInt(0)).isEqualTo(2);
    assertThat(area.buffer().getInt(4)).as("the first block is not lost").isEqualTo(1);
    assertThat(area.buffer().getInt(8)).isEqualTo(2);
  }

  @Test
  void aPolicyThatThrowsAtAStartShouldNotBreakTheThread() throws Exception {
    ContextTable.install(
        new Tally() {
          @Override
          public void threadStarted(Context context, Thread thread) {
            throw new IllegalStateException("from the policy");
          }
        },
        SessionLayout.MODE_NONE);
    AtomicReference<Throwable> seen = new AtomicReference<>();
    runAll(
        1,
        () -> {
          try {
            Probe.enter(1);
          } catch (Throwable e) {
            seen.set(e);
          }
        });
    assertThat(seen.get()).as("what the program sees at its first block").isNull();
  }

  @Test
  void aPolicyThatThrowsAtAnEndShouldNotBreakThreadsThatStart() throws Exception {
    runAll(50, () -> Probe.enter(1));
    Tally tally =
        new Tally() {
          @Override
          public void threadEnded(Context context) {
            throw new IllegalStateException("from the policy");
          }
        };
    ContextTable.install(tally, SessionLayout.MODE_NONE);
    AtomicReference<Throwable> seen = new AtomicReference<>();
    for (int i = 0; i < 4; i++) {
      runAll(
          40,
          () -> {
            try {
              Probe.enter(1);
            } catch (Throwable e) {
              seen.set(e);
            }
          });
    }
    assertThat(seen.get()).as("what the program sees at its first block").isNull();
    assertThat(tally.started).as("every thread was heard of").hasSizeGreaterThanOrEqualTo(160);
  }

  @Test
  void aThreadThatLiesAboutItsIdShouldHaveAContextOfItsOwn() throws Exception {
    long mine = Thread.currentThread().getId();
    AtomicReference<Context> seen = new AtomicReference<>();
    Thread liar =
        new Thread(() -> seen.set(Context.current())) {
          @Override
          public long getId() {
            return mine;
          }
        };
    liar.start();
    liar.join();
    assertThat(seen.get()).isNotSameAs(Context.current());
    assertThat(seen.get().threadId()).isNotEqualTo(mine);
    assertThat(seen.get().isDead()).isTrue();
    assertThat(Context.current().isDead()).isFalse();
  }

  @Test
  void statement16_aVirtualThreadShouldBeATaskOfItsOwn() throws Exception {
    Optional<Path> jdk = ForkedJvm.jdk(21);
    assumeTrue(jdk.isPresent(), "no JDK with virtual threads beside this one");
    ForkedJvm.Result result = new ForkedJvm().home(jdk.get()).run(VirtualThreads.class);
    assertThat(result.out().lines()).as(result.err()).containsExactly("threads 2000 wrong 0");
  }

  /** Two thousand virtual threads that change carriers all the time. */
  static final class VirtualThreads {
    public static void main(String[] args) throws Exception {
      org.kcov4j.runtime.record.ContextTable.install(null, SessionLayout.MODE_NONE);
      Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      int threads = 2_000;
      Set<Context> contexts = ConcurrentHashMap.newKeySet();
      AtomicInteger wrong = new AtomicInteger();
      List<Thread> all = new ArrayList<>();
      for (int t = 1; t <= threads; t++) {
        int me = t;
        Runnable run =
            () -> {
              Area area = Area.anonymous(128);
              Context.current().enable(new Recording(area), SessionLayout.MODE_PC);
              Context context = Probe.enter(me << 8);
              contexts.add(context);
              for (int i = 1; i < 100; i++) {
                Thread.yield();
                Probe.trace(context, me << 8 | i);
                if (Recorder.context() != context) {
                  wrong.incrementAndGet();
                }
              }
              for (int i = 0; i < 100; i++) {
                if (area.buffer().getInt(4 + 4 * i) != (me << 8 | i)) {
                  wrong.incrementAndGet();
                }
              }
              if (area.buffer().getInt(0) != 100) {
                wrong.incrementAndGet();
              }
            };
        all.add((Thread) start.invoke(null, run));
      }
      for (Thread each : all) {
        each.join();
      }
      System.out.println("threads " + contexts.size() + " wrong " + wrong);
    }
  }

  private static void runAll(int threads, Runnable what) throws InterruptedException {
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      all[i] = new Thread(what);
      all[i].start();
    }
    for (Thread each : all) {
      each.join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
