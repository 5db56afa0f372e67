package org.kcov4j.conformance.attach;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A class loader that asks a guard before it looks for anything, as a plugin's or an agent's may.
 */
public final class GuardedLoader extends ClassLoader {
  private volatile Guard guard;
  private volatile boolean closed;

  GuardedLoader(ClassLoader parent) {
    super(parent);
  }

  /** What the loader asks. */
  public interface Guard {
    /** Whether a class may be looked for. */
    boolean mayLoad(String name);
  }

  /** A guard that every class passes. */
  public static final class Open implements Guard {
    @Override
    public boolean mayLoad(String name) {
      return name != null;
    }
  }

  /** Has a guard asked from now on. */
  void askFrom(Guard newGuard) {
    guard = newGuard;
  }

  /** Has nothing more be found. */
  void close() {
    closed = true;
  }

  /** A guard whose class this loader defines. */
  Guard ownGuard() throws Exception {
    return (Guard) define(Open.class).getConstructor().newInstance();
  }

  /** Defines a class of this one's loader once more. */
  Class<?> define(Class<?> type) throws IOException {
    byte[] bytes = classFile(type);
    return defineClass(type.getName(), bytes, 0, bytes.length);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (closed || guard != null && !guard.mayLoad(name)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int each = in.read(); each >= 0; each = in.read()) {
        out.write(each);
      }
      return out.toByteArray();
    }
  }
}
