package org.kcov4j.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Runs the programs whose main classes it is given, defined by a class loader that gives them no
 * protection domain and has no resources.
 */
public final class NoLocation extends ClassLoader {
  private final File directory;

  private NoLocation(File directory) {
    super(null);
    this.directory = directory;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    File file = new File(directory, name.replace('.', '/') + ".class");
    try {
      byte[] bytes = Files.readAllBytes(file.toPath());
      return defineClass(name, bytes, 0, bytes.length, null);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /**
   * @param args the directory of the classes, then names of main classes
   */
  public static void main(String[] args) throws Exception {
    NoLocation loader = new NoLocation(new File(args[0]));
    for (int i = 1; i < args.length; i++) {
      loader
          .loadClass(args[i])
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    }
  }
}
