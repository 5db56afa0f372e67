package org.kcov4j.conformance.attach;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/**
 * A program that loads a class again and again, each time with a loader of its own, as long as it
 * runs. It says {@code ready}, answers {@code count} with how many classes there were so far, and
 * ends when it is told {@code end}.
 */
public final class Reloading {
  private static volatile int count;

  private Reloading() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    Thread reloader = new Thread(Reloading::reload, "reloader");
    reloader.setDaemon(true);
    reloader.start();
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
      System.out.println(count);
    }
  }

  private static void reload() {
    try {
      for (; ; count++) {
        new GuardedLoader(Reloading.class.getClassLoader()).ownGuard().mayLoad("");
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
