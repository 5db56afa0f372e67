package org.kcov4j.conformance;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kcov4j.conformance.target.Asynchronous;
import org.kcov4j.conformance.target.FailsToInitialize;
import org.kcov4j.conformance.target.Initialized;
import org.kcov4j.conformance.target.Late0000;
import org.kcov4j.conformance.target.Loops;
import org.kcov4j.conformance.target.Noise;
import org.kcov4j.conformance.target.Scopes;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.conformance.target.TracingLoader;
import org.kcov4j.runtime.Interrupts;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Statements 30 to 35, with {@code interrupts=} naming {@link Noise}'s methods. */
public final class InterruptContexts {
  private InterruptContexts() {}

  public static void statement30_shouldNotRecordTheAgentsOwnWork() throws Exception {
    Copies loader = new Copies();
    int[] trace =
        trace(
            TraceMode.PC,
            () -> {
              Steps.a();
              for (int i = 0; i < 200; i++) {
                loader.renamed(Late0000.class, String.format("Late%04d", i)).getName();
              }
              Steps.b();
            });
    Check.equal(Pcs.list(Pcs.A, Pcs.B), trace, "trace");
  }

  public static void statement31_shouldNotRecordClassLoadingInPcMode() throws Exception {
    Method run = load(Initialized.class);
    Check.equal(
        Pcs.list(Pcs.A, runOf(Initialized.class), Pcs.C, Pcs.A),
        stepsOf(
            trace(
                TraceMode.PC,
                () -> {
                  Steps.a();
                  run.invoke(null);
                  Steps.a();
                }),
            runOf(Initialized.class)),
        "trace");
  }

  public static void statement31_shouldNotRecordLoadingByTracedCode() throws Exception {
    TracingLoader loader = loader(Initialized.class);
    int[] trace =
        trace(
            TraceMode.PC,
            () -> {
              Steps.a();
              Class.forName(Initialized.class.getName(), true, loader);
              Steps.c();
            });
    Check.equal(Pcs.list(Pcs.A, Pcs.C), trace, "trace");
  }

  public static void statement31_shouldResumeWhenInitializerFails() throws Exception {
    Method run = load(FailsToInitialize.class);
    int[] trace =
        trace(
            TraceMode.PC,
            () -> {
              Steps.a();
              try {
                run.invoke(null);
              } catch (ExceptionInInitializerError expected) {
                Steps.c();
              }
            });
    Check.equal(Pcs.list(Pcs.A, Pcs.C), trace, "trace");
  }

  public static void statement31_shouldRecordInitializersInUniqueMode() throws Exception {
    TracingLoader loader = loader(Initialized.class);
    int[] trace =
        trace(
            TraceMode.UNIQUE,
            () -> {
              Steps.a();
              Class.forName(Initialized.class.getName(), true, loader);
            });
    int value = Pcs.of(Initialized.class, "value", "()I", 0);
    int initializer = Pcs.of(Initialized.class, "<clinit>", "()V", 0);
    Check.equal(
        Pcs.list(Pcs.A, initializer, value, Pcs.B), stepsOf(trace, initializer, value), "trace");
  }

  public static void statement32_shouldNotRecordFinalizers() throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(64);
    CountDownLatch ran = new CountDownLatch(1);
    drop(new Asynchronous(kcov, ran::countDown));
    collectUntil(ran);
    Check.equal(Pcs.list(), Pcs.in(area), "trace");
  }

  private static void drop(Asynchronous action) {
    new Asynchronous.Finalized(action);
  }

  public static void statement32_shouldNotRecordCleaners() throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(64);
    CountDownLatch ran = new CountDownLatch(1);
    try {
      Class<?> type = Class.forName("java.lang.ref.Cleaner");
      Object cleaner = type.getMethod("create").invoke(null);
      type.getMethod("register", Object.class, Runnable.class)
          .invoke(cleaner, new Object(), new Asynchronous(kcov, ran::countDown));
    } catch (ClassNotFoundException e) {
      throw new Skipped("no java.lang.ref.Cleaner");
    }
    collectUntil(ran);
    Check.equal(Pcs.list(), Pcs.in(area), "trace");
  }

  public static void statement32_shouldNotRecordSignalHandlers() throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(64);
    CountDownLatch ran = new CountDownLatch(1);
    Asynchronous action = new Asynchronous(kcov, ran::countDown);
    Class<?> type = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Object signal = type.getConstructor(String.class).newInstance("WINCH");
    Object handler =
        Proxy.newProxyInstance(
            InterruptContexts.class.getClassLoader(),
            new Class<?>[] {handlerType},
            (proxy, method, args) -> {
              action.run();
              return null;
            });
    type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
    type.getMethod("raise", type).invoke(null, signal);
    Check.that(ran.await(30, TimeUnit.SECONDS), "expected the handler to run");
    Check.equal(Pcs.list(), Pcs.in(area), "trace");
  }

  public static void statement32_shouldNotRecordUncaughtExceptionPath() throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(64);
    Thread thread =
        new Thread(
            () -> {
              kcov.enable(TraceMode.PC);
              Steps.a();
              throw new IllegalStateException("on purpose");
            });
    thread.setUncaughtExceptionHandler(new Asynchronous(null, () -> {}));
    thread.start();
    thread.join();
    Check.equal(Pcs.list(Pcs.A), Pcs.in(area), "trace");
  }

  public static void statement32_shouldNotRecordUncaughtExceptionPathOfVirtualThread()
      throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(64);
    Thread thread =
        Threads.virtual(
            () -> {
              kcov.enable(TraceMode.PC);
              Steps.a();
              throw new IllegalStateException("on purpose");
            });
    thread.setUncaughtExceptionHandler(new Asynchronous(null, () -> {}));
    thread.start();
    thread.join();
    Check.equal(Pcs.list(Pcs.A), Pcs.in(area), "trace");
  }

  public static void statement33_shouldResumeAtOutermostExitOnly() throws Exception {
    int nested = Pcs.of(Scopes.class, "nested", "()V", 0);
    Check.equal(
        Pcs.list(nested, Pcs.A, Pcs.C), trace(TraceMode.PC, Scopes::nested), "trace in PC");
    Check.equal(
        Pcs.list(nested, Pcs.A, Pcs.C), trace(TraceMode.UNIQUE, Scopes::nested), "in UNIQUE");
  }

  public static void statement33_shouldResumeWhenLeftByException() throws Exception {
    int[] trace =
        trace(
            TraceMode.PC,
            () -> {
              try {
                Scopes.fails();
              } catch (IllegalStateException expected) {
                Steps.a();
              }
            });
    int[] steps = Arrays.stream(trace).filter(pc -> pc == Pcs.A || pc == Pcs.B).toArray();
    Check.equal(Pcs.list(Pcs.A), steps, "trace");
  }

  public static void statement33_shouldStayIdleWhenEnabledInside() throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(64);
    try (Interrupts.Scope scope = Interrupts.enter()) {
      kcov.enable(TraceMode.PC);
      Steps.a();
      Check.that(scope != null, "expected a scope");
    }
    Interrupts.exit();
    Interrupts.exit();
    Steps.b();
    kcov.disable();
    Check.equal(Pcs.list(Pcs.B), Pcs.in(area), "trace");
  }

  public static void statement34_shouldNotRecordNamedMethodsAndTheirCallees() throws Exception {
    for (TraceMode mode : new TraceMode[] {TraceMode.PC, TraceMode.UNIQUE}) {
      int[] trace =
          trace(
              mode,
              () -> {
                Steps.a();
                Noise.write();
                Noise.Log.write(5);
                Noise.Log.flush();
                try {
                  Noise.fail();
                } catch (IllegalStateException expected) {
                  Steps.d();
                }
              });
      int flush = Pcs.of(Noise.Log.class, "flush", "()V", 0);
      Check.equal(Pcs.list(Pcs.A, flush, Pcs.C, Pcs.D), trace, "trace in " + mode);
    }
  }

  public static void statement35_shouldRecordNothingWhileIdle() throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(4096);
    CountDownLatch ready = new CountDownLatch(1);
    Thread idle =
        new Thread(
            () -> {
              kcov.enable(TraceMode.PC);
              ready.countDown();
              long end = System.nanoTime() + 300_000_000L;
              while (System.nanoTime() < end) {
                try {
                  Thread.sleep(400);
                } catch (InterruptedException expected) {
                  continue;
                }
              }
            });
    idle.start();
    ready.await();
    int loaded = 0;
    Copies loader = new Copies();
    while (idle.isAlive()) {
      loader.renamed(Late0000.class, String.format("Late%04d", loaded++)).getMethod("run").invoke(null);
      new Asynchronous.Finalized(new Asynchronous(null, () -> {}));
      System.gc();
      Loops.spin(1000);
      idle.interrupt();
      Thread.sleep(5);
    }
    idle.join();
    Check.that(loaded > 3, "expected some classes to be loaded meanwhile, found " + loaded);
    Check.equal(Pcs.list(), Pcs.in(area), "trace");
  }

  private static int[] trace(TraceMode mode, Check.Action action) throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(4096);
    kcov.enable(mode);
    try {
      action.run();
    } finally {
      kcov.disable();
    }
    return Pcs.in(area);
  }

  private static int[] stepsOf(int[] trace, int... others) {
    int[] known = {Pcs.A, Pcs.B, Pcs.C};
    return Arrays.stream(trace)
        .filter(
            pc ->
                Arrays.stream(known).anyMatch(each -> each == pc)
                    || Arrays.stream(others).anyMatch(each -> each == pc))
        .toArray();
  }

  private static int runOf(Class<?> type) {
    return Pcs.of(type, "run", "()V", 0);
  }

  /** The method {@code run} of a copy that is loaded, not initialized. */
  private static Method load(Class<?> type) throws Exception {
    return Class.forName(type.getName(), false, loader(type)).getMethod("run");
  }

  static TracingLoader loader(Class<?> type) throws Exception {
    return new TracingLoader(new Hiding(type.getName()), type.getName(), Copies.bytes(type));
  }

  /** Gives the program's classes but for one. */
  private static final class Hiding extends ClassLoader {
    private final String hidden;

    Hiding(String hidden) {
      super(InterruptContexts.class.getClassLoader());
      this.hidden = hidden;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(hidden)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  private static void collectUntil(CountDownLatch ran) throws InterruptedException {
    for (int i = 0; i < 300 && ran.getCount() > 0; i++) {
      System.gc();
      ran.await(100, TimeUnit.MILLISECONDS);
    }
    Check.equal(0, ran.getCount(), "actions that have not run");
  }
}
