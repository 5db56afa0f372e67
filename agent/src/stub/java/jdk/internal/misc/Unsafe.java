package jdk.internal.misc;

import java.security.ProtectionDomain;

/** Compile-only signatures of the class of this name, from JDK 9 on. Never packaged. */
public final class Unsafe {
  private Unsafe() {}

  public static native Unsafe getUnsafe();

  public native Class<?> defineClass(
      String name, byte[] bytes, int offset, int length, ClassLoader loader, ProtectionDomain domain);
}
