package org.kcov4j.conformance.target;

/** Methods of one block. */
public final class Steps {
  private static int done;

  private Steps() {}

  public static void a() {
    done += 1;
  }

  public static void b() {
    done += 2;
  }

  public static void c() {
    done += 3;
  }

  public static void d() {
    done += 4;
  }

  public static void e() {
    done += 5;
  }
}
