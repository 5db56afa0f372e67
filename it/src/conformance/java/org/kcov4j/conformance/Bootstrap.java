package org.kcov4j.conformance;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.kcov4j.conformance.target.Initialized;
import org.kcov4j.conformance.target.Late0000;
import org.kcov4j.conformance.target.Linked;
import org.kcov4j.conformance.target.Loops;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.conformance.target.TracingLoader;
import org.kcov4j.runtime.Interrupts;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.RemoteHandle;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Statements that {@code bootstrap=true} could break: the JDK's classes have probes, too. */
public final class Bootstrap {
  private static final String DEFINE_CLASS = "(Ljava/lang/String;[BII)Ljava/lang/Class;";

  private static volatile boolean enough;

  private Bootstrap() {}

  public static void statement17_shouldRecordTheSameOnEveryThread() throws Exception {
    recordTheSame(Thread::new);
  }

  public static void statement16_shouldRecordTheSameOnVirtualThreads() throws Exception {
    recordTheSame(Threads::virtual);
  }

  public static void statement26_shouldRecordTheJdksMethods() throws Exception {
    int[] trace =
        trace(
            TraceMode.PC,
            () -> {
              Steps.a();
              Objects.requireNonNull(Bootstrap.class);
              Steps.b();
            });
    String descriptor = "(Ljava/lang/Object;)Ljava/lang/Object;";
    int first = Pcs.of(Objects.class, "requireNonNull", descriptor, 0);
    int last = Pcs.of(Objects.class, "requireNonNull", descriptor, 2);
    Check.equal(Pcs.list(Pcs.A, first, last, Pcs.B), trace, "trace");
  }

  public static void statement30_shouldNotRecordTheAgentsOwnWork() throws Exception {
    Copies loader = new Copies();
    Set<Integer> trace =
        set(
            trace(
                TraceMode.UNIQUE,
                () -> {
                  for (int i = 0; i < 50; i++) {
                    loader.renamed(Late0000.class, String.format("Late%04d", i)).getName();
                  }
                }));
    int define = Pcs.of(ClassLoader.class, "defineClass", DEFINE_CLASS, 0);
    Check.that(trace.contains(define), "expected what the program called");
    for (int write : blocksOf(java.io.RandomAccessFile.class, "write", "([B)V")) {
      Check.that(!trace.contains(write), "expected no write to the block table");
    }
    for (int update : blocksOf(java.util.zip.CRC32.class, "update", "([BII)V")) {
      Check.that(!trace.contains(update), "expected no checksum of a class file");
    }
  }

  public static void statement30_shouldNotRecordTheApi() throws Exception {
    try (Kcov kcov = Kcov.open()) {
      TraceArea area = kcov.init(4096);
      RemoteHandle handle = RemoteHandle.of(1, 1);
      kcov.enable(TraceMode.PC);
      Steps.a();
      area.count();
      area.pc(1);
      area.words();
      area.overflown();
      area.buffer();
      RemoteHandle.inherited();
      handle.start();
      handle.stop();
      Interrupts.enter().close();
      Steps.b();
      kcov.disable();
      Check.equal(Pcs.list(Pcs.A, Pcs.B), Pcs.in(area), "trace");
      kcov.enable(TraceMode.UNIQUE);
      Steps.a();
      area.reset();
      Steps.a();
      kcov.disable();
      Check.equal(Pcs.list(Pcs.A), Pcs.in(area), "trace after a reset");
    }
  }

  public static void statement31_shouldNotRecordClassLoadingInPcMode() throws Exception {
    TracingLoader loader = InterruptContexts.loader(Initialized.class);
    Set<Integer> trace =
        set(
            trace(
                TraceMode.PC, () -> Class.forName(Initialized.class.getName(), true, loader)));
    String descriptor = "(Ljava/lang/String;ZLjava/lang/ClassLoader;)Ljava/lang/Class;";
    int forName = Pcs.of(Class.class, "forName", descriptor, 0);
    Check.that(trace.contains(forName), "expected what the program called");
    int define = Pcs.of(ClassLoader.class, "defineClass", DEFINE_CLASS, 0);
    Check.that(!trace.contains(define), "expected no class loading");
    Check.that(!trace.contains(Pcs.B) && !trace.contains(Pcs.D), "expected no initializer");
  }

  public static void statement31_shouldNotRecordLinkageInPcMode() throws Exception {
    Linked.run(Steps::a).run(); // Whatever is first by itself.
    int[] trace = trace(TraceMode.PC, () -> Linked.first().run());
    int factory =
        Pcs.of(
            Class.forName("java.lang.invoke.InnerClassLambdaMetafactory"),
            "buildCallSite",
            "()Ljava/lang/invoke/CallSite;",
            0);
    Check.that(!set(trace).contains(factory), "expected no linkage");
    Check.that(set(trace).contains(Pcs.A), "expected what the lambda runs");
    Check.that(trace.length < 10, "expected few PCs, found " + trace.length);
    int[] second = trace(TraceMode.PC, () -> Linked.first().run());
    Check.equal(second, trace, "the first trace and the second");
  }

  public static void statement35_shouldRecordNothingWhileIdle() throws Exception {
    Check.equal(Pcs.list(), Pcs.in(idle(TraceMode.PC)), "trace");
  }

  /** What a thread recorded that did nothing while the others did much. */
  static TraceArea idle(TraceMode mode) throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(4096);
    CountDownLatch ready = new CountDownLatch(1);
    Thread idle =
        new Thread(
            () -> {
              ready.countDown();
              kcov.enable(mode);
              while (!enough) {
                // Nothing of the JDK's is called here.
              }
              kcov.disable();
            });
    idle.start();
    ready.await();
    long end = System.nanoTime() + 300_000_000L;
    Copies loader = new Copies();
    for (int loaded = 0; loaded < 5 || System.nanoTime() < end; loaded++) {
      String name = String.format("Late%04d", loaded);
      loader.renamed(Late0000.class, name).getMethod("run").invoke(null);
      System.gc();
      Loops.spin(1000);
      idle.interrupt();
    }
    enough = true;
    idle.join();
    return area;
  }

  /** The same work has the same trace, whatever other threads do meanwhile. */
  private static void recordTheSame(Threads.Kind kind) throws Exception {
    work(0, 1000);
    int[] expected = trace(TraceMode.PC, () -> work(0, 1000));
    Check.that(expected.length > 10_000, "expected much, found " + expected.length);
    int threads = 4;
    Threads.run(
        kind,
        threads + 1,
        number -> {
          if (number == threads) {
            disturb();
            return;
          }
          for (int i = 0; i < 10; i++) {
            Check.equal(expected, trace(TraceMode.PC, () -> work(number, 1000)), "trace " + i);
          }
        });
  }

  static void disturb() throws Exception {
    Copies loader = new Copies();
    for (int i = 0; i < 20; i++) {
      loader.renamed(Late0000.class, String.format("Late%04d", i)).getMethod("run").invoke(null);
      System.gc();
      Thread.sleep(5);
    }
  }

  /** Calls nothing that a compiler has instructions of its own for. */
  static void work(int number, int rounds) {
    TreeMap<Integer, Integer> map = new TreeMap<>();
    LinkedList<Integer> list = new LinkedList<>();
    int key = 7;
    for (int i = 0; i < rounds; i++) {
      key = key * 31 + 11 & 0x3FF;
      map.put(1000 + key, 1000 + number);
      list.add(1000 + i);
      if (i % 3 == 0) {
        map.remove(1000 + i);
        list.removeFirst();
      }
    }
  }

  private static int[] blocksOf(Class<?> type, String method, String descriptor) {
    int[] pcs = new int[8];
    for (int i = 0; i < pcs.length; i++) {
      pcs[i] = Pcs.of(type, method, descriptor, i);
    }
    return pcs;
  }

  private static int[] trace(TraceMode mode, Check.Action action) throws Exception {
    try (Kcov kcov = Kcov.open()) {
      TraceArea area = kcov.init(1 << 19);
      kcov.enable(mode);
      try {
        action.run();
      } finally {
        kcov.disable();
      }
      Check.that(!area.overflown(), "expected an area that is large enough");
      return Pcs.in(area);
    }
  }

  private static Set<Integer> set(int[] trace) {
    Set<Integer> set = new HashSet<>();
    Arrays.stream(trace).forEach(set::add);
    return set;
  }
}
