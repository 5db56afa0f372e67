package org.kcov4j.runtime.record;

import java.lang.invoke.MethodHandles;

/**
 * What the JDK's ways to define hidden classes call first. The JVM shows those classes to no agent
 * (JEP 371), so that their bytes have to be rewritten before they are defined.
 */
public final class HiddenClasses {
  private static volatile Transformer transformer;

  private HiddenClasses() {}

  /** Rewrites class files. */
  public interface Transformer {
    /**
     * The class file to define; the same array if it is to stay as it is.
     *
     * @param host the class whose loader, package and protection domain the new one gets
     * @param classFile not checked yet, whatever the program has passed
     */
    byte[] transform(Class<?> host, byte[] classFile);
  }

  /** Sets who rewrites hidden classes; null for nobody. */
  public static void install(Transformer newTransformer) {
    transformer = newTransformer;
  }

  /** Called by methods of {@code MethodHandles.Lookup}; does not throw. */
  public static byte[] transform(MethodHandles.Lookup lookup, byte[] classFile) {
    return transform(lookup.lookupClass(), classFile);
  }

  /** Called by {@code sun.misc.Unsafe.defineAnonymousClass}; does not throw. */
  public static byte[] transform(Class<?> host, byte[] classFile) {
    Transformer t = transformer;
    if (t == null || host == null || classFile == null) {
      return classFile;
    }
    try {
      return t.transform(host, classFile);
    } catch (RuntimeException | Error e) {
      // The class is the program's: it is defined in any case.
      return classFile;
    }
  }
}
