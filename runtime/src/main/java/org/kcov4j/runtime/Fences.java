package org.kcov4j.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * The acquire fence, which Java 8 has only in {@code sun.misc.Unsafe} and later JDKs in the API.
 */
final class Fences {
  // Null where a security manager keeps the program from it.
  private static final MethodHandle ACQUIRE = acquire();
  private static volatile int instead;

  private Fences() {}

  /** Loads after it do not move before loads that precede it. */
  static void acquireFence() {
    if (ACQUIRE == null) {
      orderByVolatiles();
      return;
    }
    try {
      ACQUIRE.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException("not reachable: a fence does not throw", e);
    }
  }

  /** No load moves behind a volatile store, that behind a volatile load, or this behind a load. */
  private static int orderByVolatiles() {
    instead = 0;
    return instead;
  }

  private static MethodHandle acquire() {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodType type = MethodType.methodType(void.class);
    try {
      Class<?> varHandle = Class.forName("java.lang.invoke.VarHandle");
      return lookup.findStatic(varHandle, "acquireFence", type);
    } catch (ReflectiveOperationException beforeJava9) {
      try {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        Field field = unsafe.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        return lookup.findVirtual(unsafe, "loadFence", type).bindTo(field.get(null));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("expected sun.misc.Unsafe.loadFence", e);
      } catch (SecurityException denied) {
        return null;
      }
    }
  }
}
