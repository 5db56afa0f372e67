package org.kcov4j.conformance;

import org.kcov4j.conformance.target.Asynchronous;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;

/** Statement 32 for shutdown hooks; says at the JVM's end what the hook's area holds. */
public final class ShutdownHook {
  private ShutdownHook() {}

  public static void main(String[] args) {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(64);
    Runnable report = () -> System.out.println("recorded by the hook: " + area.count());
    Runtime.getRuntime().addShutdownHook(new Thread(new Asynchronous(kcov, report)));
  }
}
