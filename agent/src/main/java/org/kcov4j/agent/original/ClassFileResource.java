package org.kcov4j.agent.original;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
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
      try {
        URL url = find();
        return url == null ? null : read(url.openConnection());
      } catch (IOException e) {
        return null;
      }
    }

    private static byte[] read(URLConnection connection) throws IOException {
      if (connection instanceof JarURLConnection) {
        JarURLConnection entry = (JarURLConnection) connection;
        if (entry.getJarFileURL().getProtocol().equals("file")) {
          byte[] bytes = readEntry(entry.getJarFileURL(), entry.getEntryName());
          if (bytes != null) {
            return bytes;
          }
        }
      }
      // A cached connection would keep the jar open for good.
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        return readAll(in);
      }
    }

    /**
     * Without a look at signatures, which takes longer than all the rest; null if it is not there.
     */
    private static byte[] readEntry(URL jar, String name) {
      try (JarFile file = new JarFile(new File(jar.toURI()), false)) {
        ZipEntry entry = file.getEntry(name);
        return entry == null ? null : readAll(file.getInputStream(entry));
      } catch (IOException | URISyntaxException | IllegalArgumentException e) {
        return null; // Some loaders' connections say so of what is within.
      }
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
