package org.kcov4j.conformance.jdk;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;

/** An agent whose transformer is the first to need a class of the JDK, and a program that uses it. */
public final class LateLoad {
  private LateLoad() {}

  /** Adds the transformer. */
  public static void premain(String argument, Instrumentation instrumentation) {
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> redefined,
              ProtectionDomain domain,
              byte[] classFile) {
            if ("org/kcov4j/conformance/jdk/LateLoad$Transformed".equals(name)) {
              new Phaser(1).arrive();
            }
            return null;
          }
        });
  }

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    System.out.println(Transformed.arrived());
  }

  private static final class Transformed {
    static String arrived() throws InterruptedException {
      Exchanger<String> exchanger = new Exchanger<>();
      Thread other =
          new Thread(
              () -> {
                try {
                  exchanger.exchange("other");
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      other.start();
      return new Phaser(2).arrive() + " " + exchanger.exchange("this");
    }
  }
}
