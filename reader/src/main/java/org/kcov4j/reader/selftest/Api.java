package org.kcov4j.reader.selftest;

import java.lang.reflect.Method;

/** The API of the agent in this JVM, found by name: the command line's jar does not hold it. */
final class Api {
  private static final String PACKAGE = "org.kcov4j.runtime.";

  private final Object kcov;
  private Object area;

  private Api(Object kcov) {
    this.kcov = kcov;
  }

  /** Whether an agent records here. */
  static boolean active() throws ReflectiveOperationException {
    return (boolean) type("Kcov").getMethod("active").invoke(null);
  }

  static Api open(long words) throws ReflectiveOperationException {
    Api api = new Api(type("Kcov").getMethod("open").invoke(null));
    api.area = kcov("init", long.class).invoke(api.kcov, words);
    return api;
  }

  void enable() throws ReflectiveOperationException {
    Class<?> mode = type("TraceMode");
    kcov("enable", mode).invoke(kcov, mode.getField("PC").get(null));
  }

  void disable() throws ReflectiveOperationException {
    kcov("disable").invoke(kcov);
  }

  int[] pcs() throws ReflectiveOperationException {
    Method pc = type("TraceArea").getMethod("pc", int.class);
    int[] pcs = new int[(int) type("TraceArea").getMethod("count").invoke(area)];
    for (int i = 0; i < pcs.length; i++) {
      pcs[i] = (int) pc.invoke(area, i + 1);
    }
    return pcs;
  }

  private static Method kcov(String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    return type("Kcov").getMethod(name, parameters);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(PACKAGE + name, true, null);
  }
}
