package org.kcov4j.conformance.secured;

import java.io.File;
import java.security.AccessControlContext;
import java.security.AccessControlException;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Runs under a security manager that allows it nothing, in threads of all kinds. */
public final class Limited {
  private Limited() {}

  public static void main(String[] args) throws Exception {
    check("main");
    join(new Thread(() -> check("thread"), "thread"));
    ExecutorService pool = Executors.newSingleThreadExecutor(Limited::daemon);
    System.out.println(pool.submit(() -> check("pooled")).get());
    AccessControlContext none =
        new AccessControlContext(new ProtectionDomain[] {new ProtectionDomain(null, null)});
    join(AccessController.doPrivileged(new MakesThread(), none));
    join(new Thread(() -> System.out.println(Sums.sum(100_000)), "long"));
    join(new Thread(Limited::record, "api"));
  }

  private static String check(String name) {
    if (System.getSecurityManager() != null) {
      try {
        System.out.println("allowed: " + new File("x").delete());
      } catch (AccessControlException e) {
        System.out.println(name + " is denied a file");
      }
    }
    System.out.println(name + " sums up " + Sums.sum(3));
    return name;
  }

  /** An area of its own; without an agent nothing is recorded. */
  private static void record() {
    try (Kcov kcov = Kcov.open()) {
      boolean active = Kcov.active();
      TraceArea area = kcov.init(64);
      kcov.enable(TraceMode.PC);
      Sums.sum(3);
      kcov.disable();
      System.out.println("as expected: " + (area.count() == (active ? 9 : 0)));
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "pooled");
    thread.setDaemon(true);
    return thread;
  }

  private static void join(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  private static final class MakesThread implements PrivilegedAction<Thread> {
    @Override
    public Thread run() {
      return new Thread(() -> check("restricted"), "restricted");
    }
  }
}
