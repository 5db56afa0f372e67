package org.kcov4j.conformance.attach;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/**
 * A program with classes that are loaded and cannot be linked any more, for their loaders find what
 * the JDK has and nothing else. It says {@code ready}, answers all that it is asked with {@code
 * done}, and ends when it is told {@code end}.
 */
public final class Unlinked {
  private Unlinked() {}

  /** The argument is how many such classes there are. */
  public static void main(String[] args) throws Exception {
    Class<?>[] classes = new Class<?>[Integer.parseInt(args[0])];
    for (int i = 0; i < classes.length; i++) {
      GuardedLoader loader = new GuardedLoader(Unlinked.class.getClassLoader());
      classes[i] = loader.define(Needy.class);
      loader.askFrom(name -> name.startsWith("java."));
    }
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
      System.out.println("done");
    }
    if (classes.length != Integer.parseInt(args[0])) {
      throw new AssertionError("they are held until here");
    }
  }

  /** A class that the JVM links only where it finds the other two. */
  static final class Needy {
    Base make() {
      return new Derived();
    }
  }

  static class Base {}

  static final class Derived extends Base {}
}
