package org.kcov4j.agent.boot;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the agent needs of {@code java.base} that is not exported, by reflection since the agent is
 * compiled for Java 8: on that JDK {@code sun.misc.Unsafe}, later {@code jdk.internal.misc.Unsafe},
 * which unlike the former prints no warning (JEP 498).
 */
final class JavaBase {
  private static final String OLD_UNSAFE = "sun.misc.Unsafe";
  private static final String NEW_UNSAFE = "jdk.internal.misc.Unsafe";
  private static final String MISC = "jdk.internal.misc";
  private static final String LOADER = "jdk.internal.loader";
  private static final String LANG = "java.lang";

  private final boolean modular;
  // In Java 8.
  private Object unsafe;
  private Method defineClass;

  private JavaBase(boolean modular) {
    this.modular = modular;
  }

  private void findOldUnsafe() throws ReflectiveOperationException {
    Class<?> type = Class.forName(OLD_UNSAFE);
    Field field = type.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    unsafe = field.get(null);
    defineClass =
        type.getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class);
  }

  /**
   * Opens what is needed, to the agent and to the boot loader's unnamed module, where the runtime
   * will live.
   */
  static JavaBase open(Instrumentation instrumentation) throws ReflectiveOperationException {
    if (!isModular()) {
      JavaBase old = new JavaBase(false);
      old.findOldUnsafe();
      return old;
    }
    Method getModule = Class.class.getMethod("getModule");
    Object javaBase = getModule.invoke(Object.class);
    open(instrumentation, javaBase, getModule.invoke(JavaBase.class), MISC, LOADER);
    Object bootUnnamed =
        Class.forName("jdk.internal.loader.BootLoader").getMethod("getUnnamedModule").invoke(null);
    // Not to the agent's module, which is the program's too.
    open(instrumentation, javaBase, bootUnnamed, MISC, LOADER, LANG);
    return new JavaBase(true);
  }

  /** Internal name of the class of raw memory access in this JVM. */
  String unsafeClass() {
    return (modular ? NEW_UNSAFE : OLD_UNSAFE).replace('.', '/');
  }

  /** Internal name of the annotation that makes this JVM's compilers inline a method. */
  String forceInlineAnnotation() {
    return modular ? "jdk/internal/vm/annotation/ForceInline" : "java/lang/invoke/ForceInline";
  }

  /** Defines a class in the boot loader. */
  void defineInBootLoader(String name, byte[] bytes) throws ReflectiveOperationException {
    if (modular) {
      BootDefinition.define(name, bytes);
      return;
    }
    try {
      defineClass.invoke(unsafe, name, bytes, 0, bytes.length, null, null);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException("could not define " + name + ": " + e.getCause(), e);
    }
  }

  private static boolean isModular() {
    try {
      Class.forName("java.lang.Module");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void open(
      Instrumentation instrumentation, Object javaBase, Object to, String... names)
      throws ReflectiveOperationException {
    Class<?> module = Class.forName("java.lang.Module");
    Map<String, Set<Object>> packages = new HashMap<>();
    for (String each : names) {
      packages.put(each, Collections.singleton(to));
    }
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            javaBase,
            Collections.emptySet(),
            packages,
            packages,
            Collections.emptySet(),
            Collections.emptyMap());
  }
}
