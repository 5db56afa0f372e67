package sun.misc;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.security.ProtectionDomain;

/**
 * Compile-only signatures of the JDK's class of this name, which {@code --release 8} hides. Never
 * packaged. The methods exist under the same names in {@code jdk.internal.misc.Unsafe}, to which
 * the agent maps them from JDK 9 on.
 */
public final class Unsafe {
  private Unsafe() {}

  public native int getInt(long address);

  public native int getInt(Object o, long offset);

  public native void putInt(long address, int x);

  public native byte getByte(Object o, long offset);

  public native void putByte(Object o, long offset, byte x);

  public native void putInt(Object o, long offset, int x);

  public native long getLong(long address);

  public native void putLong(long address, long x);

  public native long getLong(Object o, long offset);

  public native void putLong(Object o, long offset, long x);

  public native long allocateMemory(long bytes);

  public native void setMemory(long address, long bytes, byte value);

  public native void freeMemory(long address);

  public native void storeFence();

  public native void fullFence();

  public native void copyMemory(long from, long to, long bytes);

  /** From JDK 9 on. */
  public native void invokeCleaner(ByteBuffer directBuffer);

  public native long objectFieldOffset(Field f);

  public native Class<?> defineClass(
      String name, byte[] b, int off, int len, ClassLoader loader, ProtectionDomain domain);
}
