package org.kcov4j.reader.selftest;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.kcov4j.runtime.layout.PcHash;

/**
 * Runs in a JVM with the agent, which instruments {@link Probed} only. Prints a line for each
 * check: its name, a tab, and {@code ok} or what was found.
 */
public final class SelftestProgram {
  private static final long IDLE_NANOS = 300_000_000;

  private SelftestProgram() {}

  /** A check; returns what it found, or {@link Selftest#OK}. */
  private interface Check {
    String run() throws Exception;
  }

  public static void main(String[] args) {
    check("an agent records", () -> Api.active() ? Selftest.OK : "none");
    check("a known method records its blocks in order", SelftestProgram::control);
    check("a thread that is not enabled records nothing", SelftestProgram::notEnabled);
    check("a thread enabled and idle records nothing", SelftestProgram::idle);
  }

  private static void check(String name, Check check) {
    String found;
    try {
      found = check.run();
    } catch (Exception | LinkageError e) {
      found = e.toString();
    }
    System.out.println(name + "\t" + found.replaceAll("\\s+", " "));
  }

  private static String control() throws Exception {
    Api api = Api.open(64);
    api.enable();
    Probed.sum(2);
    api.disable();
    int base = PcHash.base(Probed.class.getName().replace('.', '/'), "sum", "(I)I");
    int[] expected =
        Arrays.stream(new int[] {0, 1, 2, 1, 2, 1, 3}).map(i -> PcHash.pc(base, i)).toArray();
    return compare(expected, api.pcs());
  }

  private static String notEnabled() throws Exception {
    Api api = Api.open(64);
    api.enable();
    Thread other = new Thread(() -> Probed.sum(100));
    other.start();
    other.join();
    api.disable();
    Probed.sum(100);
    return compare(new int[0], api.pcs());
  }

  private static String idle() throws Exception {
    Api api = Api.open(4096);
    CountDownLatch enabled = new CountDownLatch(1);
    Thread idle = new Thread(() -> stayIdle(api, enabled));
    idle.start();
    enabled.await();
    int loaded = 0;
    while (idle.isAlive()) {
      Probed.sum(100);
      loadAgain();
      loaded++;
      System.gc();
      idle.interrupt();
      Thread.sleep(5);
    }
    idle.join();
    return loaded == 0 ? "no class was loaded meanwhile" : compare(new int[0], api.pcs());
  }

  private static void stayIdle(Api api, CountDownLatch enabled) {
    try {
      api.enable();
      enabled.countDown();
      long end = System.nanoTime() + IDLE_NANOS;
      for (long left = IDLE_NANOS; left > 0; left = end - System.nanoTime()) {
        sleep(left / 1_000_000 + 1);
      }
      api.disable();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      enabled.countDown();
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // Interrupted on purpose, to see that nothing is recorded then.
    }
  }

  private static void loadAgain() throws Exception {
    URL here = Probed.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader parent = ClassLoader.getSystemClassLoader().getParent();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {here}, parent)) {
      Class.forName(Probed.class.getName(), true, loader)
          .getMethod("sum", int.class)
          .invoke(null, 2);
    }
  }

  private static String compare(int[] expected, int[] found) {
    return Arrays.equals(expected, found)
        ? Selftest.OK
        : "expected " + hex(expected) + ", found " + hex(found);
  }

  private static String hex(int[] pcs) {
    return Arrays.stream(pcs)
        .limit(20)
        .mapToObj(pc -> String.format("0x%08x", pc))
        .collect(Collectors.joining(" ", pcs.length + " PCs [", "]"));
  }
}
