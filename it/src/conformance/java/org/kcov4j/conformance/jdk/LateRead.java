package org.kcov4j.conformance.jdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.util.concurrent.Phaser;

/**
 * An agent that has a class retransformed, whose loader needs a class of the JDK to find its class
 * file, and a program that uses that class of the JDK.
 */
public final class LateRead {
  private static Instrumentation jvm;

  private LateRead() {}

  /** Keeps what it is given. */
  public static void premain(String argument, Instrumentation instrumentation) {
    jvm = instrumentation;
  }

  /** The argument is whether the class is retransformed before. */
  public static void main(String[] args) throws Exception {
    if (Boolean.parseBoolean(args[0])) {
      jvm.retransformClasses(new Loader().target());
    }
    System.out.println(new Phaser(2).arrive());
  }

  /** What is retransformed. */
  static final class Target {
    static int called(int times) {
      return times + 1;
    }
  }

  private static final class Loader extends ClassLoader {
    Loader() {
      super(LateRead.class.getClassLoader());
    }

    Class<?> target() throws IOException {
      byte[] bytes = read(Target.class.getName().replace('.', '/') + ".class");
      return defineClass(Target.class.getName(), bytes, 0, bytes.length);
    }

    private static byte[] read(String file) throws IOException {
      try (InputStream in = LateRead.class.getClassLoader().getResourceAsStream(file)) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int each = in.read(); each >= 0; each = in.read()) {
          out.write(each);
        }
        return out.toByteArray();
      }
    }

    @Override
    public URL getResource(String name) {
      return new Phaser(1).arrive() == 0 ? super.getResource(name) : null;
    }
  }
}
