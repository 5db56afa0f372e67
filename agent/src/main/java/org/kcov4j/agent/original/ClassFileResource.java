package org.kcov4j.agent.original;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.kcov4j.agent.version.ClassVersion;
import org.objectweb.asm.ClassReader;

/** Reads the class file that a class loader would define a class from. */
final class ClassFileResource {
  /** A loader that needs classes to find a resource is not asked about these. */
  private static final ThreadLocal<Boolean> ASKING = new ThreadLocal<>();

  private ClassFileResource() {}

  /**
   * The class file, or null if the loader has none. Runs the loader's code, which may do anything;
   * whatever it throws means that there is none.
   */
  static byte[] read(ClassLoader loader, String className) {
    if (ASKING.get() != null) {
      return null;
    }
    ASKING.set(Boolean.TRUE);
    try {
      byte[] bytes = AccessController.doPrivileged(new Read(loader, className + ".class"));
      // The resource may be that of a class of the same path in another place, or no class file.
      return bytes != null && name(bytes).equals(className) ? bytes : null;
    } catch (Throwable e) {
      return null;
    } finally {
      ASKING.remove();
    }
  }

  private static String name(byte[] classFile) {
    return new ClassReader(ClassVersion.readable(classFile)).getClassName();
  }

  /** With the agent's rights: whoever caused the class to load may have none. */
  private static final class Read implements PrivilegedAction<byte[]> {
    private final ClassLoader loader;
    private final String name;

    Read(ClassLoader loader, String name) {
      this.loader = loader;
      this.name = name;
    }

    @Override
    public byte[] run() {
      try (InputStream in = open()) {
        return in == null ? null : readAll(in);
      } catch (IOException e) {
        return null;
      }
    }

    private InputStream open() throws IOException {
      URL url = find();
      if (url == null) {
        return null;
      }
      URLConnection connection = url.openConnection();
      // A cached connection would keep the jar open for good.
      connection.setUseCaches(false);
      return connection.getInputStream();
    }

    /** Not from a parent, where the loader can be asked so. */
    private URL find() {
      if (loader == null) {
        return ClassLoader.getSystemResource(name);
      }
      URL own =
          loader instanceof URLClassLoader ? ((URLClassLoader) loader).findResource(name) : null;
      return own != null ? own : loader.getResource(name);
    }

    private static byte[] readAll(InputStream in) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 << 10);
      byte[] buffer = new byte[8 << 10];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return bytes.toByteArray();
    }
  }
}
