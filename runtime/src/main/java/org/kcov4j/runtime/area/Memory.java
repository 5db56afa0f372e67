package org.kcov4j.runtime.area;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import sun.misc.Unsafe;

/**
 * Raw memory. Initialized only where an agent records: without one nothing here runs, so a program
 * that merely links the API never sees the JDK's warning about {@code sun.misc.Unsafe} (JEP 498).
 */
public final class Memory {
  /**
   * The JVM's raw memory access. The agent maps this class to {@code jdk.internal.misc.Unsafe} from
   * JDK 9 on.
   */
  public static final Unsafe UNSAFE = findUnsafe();

  /**
   * Whether stores of this machine become visible in program order, as they do on x86 (TSO).
   * Elsewhere, AArch64 for one, the count needs a store fence before it.
   */
  public static final boolean STORES_STAY_ORDERED = isX86(System.getProperty("os.arch", ""));

  private static final long BUFFER_ADDRESS = fieldOffset(Buffer.class, "address");

  private Memory() {}

  /** The address of a direct buffer's first byte; valid while the buffer is reachable. */
  public static long address(ByteBuffer direct) {
    return UNSAFE.getLong(direct, BUFFER_ADDRESS);
  }

  /** Where objects of a class keep a field, for {@link Unsafe#getLong(Object, long)}. */
  public static long fieldOffset(Class<?> owner, String field) {
    try {
      return UNSAFE.objectFieldOffset(owner.getDeclaredField(field));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("expected a field " + field + " in " + owner, e);
    }
  }

  /**
   * Unmaps a mapped file, which must not be touched after that. The buffer is the one that was
   * mapped, no duplicate of it. Without effect the second time.
   */
  public static void unmap(ByteBuffer mapped) {
    try {
      UNSAFE.invokeCleaner(mapped);
    } catch (NoSuchMethodError olderJdk) {
      try {
        unmapByReflection(mapped);
      } catch (ReflectiveOperationException e) {
        // Then the garbage collector does it.
      }
    }
  }

  /** In early JDKs from 9 on only the public class has the method, in Java 8 the buffer has. */
  private static void unmapByReflection(ByteBuffer mapped) throws ReflectiveOperationException {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    try {
      Method invokeCleaner = unsafe.getMethod("invokeCleaner", ByteBuffer.class);
      Field field = unsafe.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      invokeCleaner.invoke(field.get(null), mapped);
    } catch (NoSuchMethodException java8) {
      Method method = mapped.getClass().getMethod("cleaner");
      method.setAccessible(true);
      Object cleaner = method.invoke(mapped);
      cleaner.getClass().getMethod("clean").invoke(cleaner);
    }
  }

  private static boolean isX86(String arch) {
    return arch.equals("amd64")
        || arch.equals("x86_64")
        || arch.equals("x86")
        || arch.equals("i386");
  }

  private static Unsafe findUnsafe() {
    try {
      Field field = Unsafe.class.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return (Unsafe) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("expected " + Unsafe.class + " to be accessible", e);
    }
  }
}
