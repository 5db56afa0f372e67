package org.kcov4j.runtime;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.record.Recorder;
import org.kcov4j.runtime.remote.Registered;

/**
 * Owners enable a handle each, again and again; workers run sections of random ones, with nested
 * starts and interrupts in them and code of their own in between, and some end in a section. Every
 * area must then hold whole sections of its own handle only, and all of those that began and ended
 * while it was enabled.
 *
 * <pre>
 * bit:  31   28 27         8 7      0
 *      +-------+------------+--------+
 *      | owner |  section   | index  |      owner: 1 and up, 0 in a worker's own code
 *      +-------+------------+--------+
 * </pre>
 */
final class RemoteStress {
  private static final int OWNERS = 4;
  private static final int OWN_CODE = 0;
  private static final int FOREIGN = 0xF;
  private static final int WORDS = 1 << 21;
  private static final int MAX_SECTIONS = 1 << 20;
  private static final int UNIQUE_PCS = 64;
  private static final int SECTIONS_OF_AN_EPOCH = 200;

  /** So many sections that must arrive prove something. */
  private static final int ENOUGH = 1_000;

  private final long seed;
  private final boolean virtual;
  private final TraceMode mode;
  private final AtomicInteger lastSection = new AtomicInteger();
  private final int[] lengths = new int[MAX_SECTIONS];
  private final Owner[] owners = new Owner[OWNERS];
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong sections = new AtomicLong();
  private final AtomicInteger deaths = new AtomicInteger();
  private volatile boolean over;

  private RemoteStress(TraceMode mode, long seed, boolean virtual) {
    this.mode = mode;
    this.seed = seed;
    this.virtual = virtual;
  }

  /**
   * Runs for so long.
   *
   * @return what happened, in one line
   */
  static String run(TraceMode mode, long seed, int millis, boolean virtual) throws Exception {
    return new RemoteStress(mode, seed, virtual).run(millis);
  }

  /** Virtual threads need a JVM of their own, newer than that of the tests. */
  public static void main(String[] args) throws Exception {
    ContextTable.install(null, SessionLayout.MODE_NONE);
    System.out.println(
        run(TraceMode.valueOf(args[0]), Long.parseLong(args[1]), Integer.parseInt(args[2]), true));
  }

  private String run(int millis) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < OWNERS; i++) {
      owners[i] = new Owner(i + 1);
      threads.add(start(owners[i], false));
    }
    int workers = virtual ? 400 : 12;
    for (int i = 0; i < workers; i++) {
      int slot = i;
      threads.add(start(() -> workers(slot), virtual));
    }
    Thread.sleep(millis);
    // A busy machine gets the time it needs to prove something.
    for (int i = 0; i < 1_200 && !over && owed() <= ENOUGH; i++) {
      Thread.sleep(50);
    }
    over = true;
    for (Thread each : threads) {
      each.join();
    }
    ContextTable.sweepAll();
    int epochs = 0;
    int found = 0;
    int owed = 0;
    for (Owner each : owners) {
      each.check();
      epochs += each.found.size();
      found += each.found.values().stream().mapToInt(Set::size).sum();
      owed += each.owed.size();
    }
    if (!failures.isEmpty()) {
      AssertionError all = new AssertionError("seed " + seed + ": " + failures.peek());
      failures.stream().limit(5).forEach(all::addSuppressed);
      throw all;
    }
    require(Registered.handles() == 0, "handles left: " + Registered.handles());
    require(owed > ENOUGH, "too few sections to prove anything: " + owed);
    return "enabled "
        + epochs
        + " times, sections "
        + sections
        + ", found "
        + found
        + ", owed "
        + owed
        + ", ended in a section "
        + deaths;
  }

  private int owed() {
    int owed = 0;
    for (Owner each : owners) {
      owed += each.owedNow.get();
    }
    return owed;
  }

  /** One worker after the other. */
  private void workers(int slot) {
    try {
      for (int i = 0; !over; i++) {
        start(new Worker(seed + slot + 1000L * i), virtual).join();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Thread start(Runnable task, boolean onVirtual) throws Exception {
    Runnable guarded =
        () -> {
          try {
            task.run();
          } catch (Throwable e) {
            failures.add(e);
            over = true;
          }
        };
    if (onVirtual) {
      Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      return (Thread) start.invoke(null, guarded);
    }
    Thread thread = new Thread(guarded);
    thread.start();
    return thread;
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError("seed " + seed + ": " + message);
    }
  }

  private void record(int owner, int section, int index) {
    int pc = owner << 28 | section << 8 | index;
    if (mode == TraceMode.UNIQUE) {
      Probe.enter(owner << 28 | index + 1);
    } else {
      // The number does not matter outside of UNIQUE.
      Recorder.enter(Recorder.block(pc, 0));
    }
  }

  /** Enables, waits, disables, looks. */
  private final class Owner implements Runnable {
    final int number;
    final RemoteHandle handle;
    final Map<Integer, Set<Integer>> found = new ConcurrentHashMap<>();
    // A section and the epoch in which it must be found.
    final Queue<int[]> owed = new ConcurrentLinkedQueue<>();
    final AtomicInteger owedNow = new AtomicInteger();
    // Odd while enabled for certain.
    volatile int epoch;

    Owner(int number) {
      this.number = number;
      this.handle = RemoteHandle.of(number, number);
    }

    @Override
    public void run() {
      Random random = new Random(seed ^ number);
      Kcov kcov = Kcov.open();
      TraceArea area = kcov.init(WORDS);
      while (!over) {
        area.reset();
        kcov.remoteEnable(mode, 256, handle);
        epoch++;
        record(FOREIGN, 0, number);
        // Sections, not time: however busy the machine, each epoch proves something.
        int enough = owedNow.get() + random.nextInt(SECTIONS_OF_AN_EPOCH);
        while (!over && owedNow.get() < enough) {
          area.count();
          LockSupport.parkNanos(50_000);
        }
        epoch++;
        kcov.disable();
        record(FOREIGN, 0, number);
        found.put(epoch - 1, sectionsIn(area));
        LockSupport.parkNanos(random.nextInt(200_000));
      }
      kcov.close();
    }

    private Set<Integer> sectionsIn(TraceArea area) {
      Set<Integer> ids = new HashSet<>();
      int count = area.count();
      require(!area.overflown(), "overflown");
      for (int i = 1; i <= count; ) {
        int pc = area.pc(i);
        require(pc >>> 28 == number, "foreign pc " + Integer.toHexString(pc));
        if (mode == TraceMode.UNIQUE) {
          require(ids.add(pc & 0xFF), "repeated pc " + Integer.toHexString(pc));
          i++;
          continue;
        }
        int section = pc >>> 8 & 0xFFFFF;
        require(ids.add(section), "section twice: " + section);
        for (int index = 0; index < lengths[section]; index++) {
          require(i <= count, "section cut: " + section);
          require(area.pc(i) == (number << 28 | section << 8 | index), "not whole: " + section);
          i++;
        }
      }
      return ids;
    }

    void check() {
      Map<Integer, Integer> epochs = new HashMap<>();
      for (Map.Entry<Integer, Set<Integer>> each : found.entrySet()) {
        for (int section : each.getValue()) {
          Integer other = epochs.put(section, each.getKey());
          require(mode == TraceMode.UNIQUE || other == null, "section twice: " + section);
        }
      }
      for (int[] each : owed) {
        Set<Integer> ids = found.getOrDefault(each[0], Set.of());
        if (mode == TraceMode.UNIQUE) {
          for (int index = 0; index < lengths[each[1]]; index++) {
            require(ids.contains(index + 1), "lost pc " + (index + 1));
          }
        } else {
          require(
              Integer.valueOf(each[0]).equals(epochs.get(each[1])),
              "section " + each[1] + " of epoch " + each[0] + " is in " + epochs.get(each[1]));
        }
      }
    }
  }

  /** Runs sections, and code of its own that it has enabled itself. */
  private final class Worker implements Runnable {
    private final Random random;

    Worker(long workerSeed) {
      this.random = new Random(workerSeed);
    }

    @Override
    public void run() {
      Kcov own = Kcov.open();
      TraceArea area = own.init(256);
      while (!over) {
        own.enable(TraceMode.PC);
        int before = random.nextInt(4);
        ownCode(before);
        if (!section()) {
          break;
        }
        ownCode(1);
        own.disable();
        // Owners want their turn too, on carriers that are busy with workers.
        Thread.yield();
        ownCode(1);
        checkOwn(area, before + 1);
        area.reset();
        if (random.nextInt(500) == 0) {
          dieInSection();
          break;
        }
      }
      own.close();
    }

    private void ownCode(int times) {
      for (int i = 0; i < times; i++) {
        Recorder.enter(Recorder.block(OWN_CODE << 28 | i + 1, 0));
      }
    }

    private void checkOwn(TraceArea area, int count) {
      require(area.count() == count, "own code: " + area.count() + " for " + count);
      for (int i = 1; i < count; i++) {
        require(area.pc(i) == i, "own code");
      }
      require(area.pc(count) == 1, "own code");
    }

    /** False if there are no numbers left. */
    private boolean section() {
      Owner owner = owners[random.nextInt(OWNERS)];
      int epoch = owner.epoch;
      owner.handle.start();
      boolean known = (epoch & 1) == 1 && owner.epoch == epoch;
      if (Context.current().section() == null) {
        require(!known, "no section though enabled");
        owner.handle.stop();
        return true;
      }
      int section = lastSection.incrementAndGet();
      if (section >= MAX_SECTIONS) {
        lastSection.set(MAX_SECTIONS);
        over = true;
        return false;
      }
      int length = 1 + random.nextInt(mode == TraceMode.UNIQUE ? UNIQUE_PCS : 20);
      lengths[section] = length;
      body(owner, section, length);
      owner.handle.stop();
      if (known && owner.epoch == epoch) {
        owner.owed.add(new int[] {epoch, section});
        owner.owedNow.incrementAndGet();
      }
      sections.incrementAndGet();
      return true;
    }

    private void body(Owner owner, int section, int length) {
      for (int index = 0; index < length; index++) {
        switch (random.nextInt(40)) {
          case 0:
            Context.current().enterInterrupt();
            record(FOREIGN, section, 1);
            Context.current().exitInterrupt();
            record(owner.number, section, index);
            break;
          case 1:
            RemoteHandle other = owners[random.nextInt(OWNERS)].handle;
            other.start();
            record(owner.number, section, index);
            other.stop();
            break;
          case 2:
            Thread.yield();
            record(owner.number, section, index);
            break;
          default:
            record(owner.number, section, index);
        }
      }
    }

    private void dieInSection() {
      owners[random.nextInt(OWNERS)].handle.start();
      record(FOREIGN, 0, 2);
      deaths.incrementAndGet();
    }
  }
}
