package org.kcov4j.it.corpus;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Links every class of the jars that are its arguments, and runs none of them. A jar's classes see
 * first their own jar, then the others. Prints a line for each class that does not link, see {@link
 * Linked}.
 */
public final class LinkJars {
  private static final String SUFFIX = ".class";

  private LinkJars() {}

  public static void main(String[] jars) throws IOException {
    int classes = 0;
    for (String jar : jars) {
      try (URLClassLoader loader = new URLClassLoader(path(jar, jars), parent())) {
        for (String name : names(jar)) {
          classes++;
          Throwable failure = link(name, loader);
          if (failure != null) {
            System.out.println(Linked.line(Path.of(jar).getFileName() + "!" + name, failure));
          }
        }
      }
    }
    System.out.println(Linked.end(classes));
  }

  /** Loaders of programs see the JDK's platform classes, not this one's class path. */
  private static ClassLoader parent() {
    return ClassLoader.getPlatformClassLoader();
  }

  private static URL[] path(String first, String[] jars) throws IOException {
    List<URL> path = new ArrayList<>();
    path.add(Path.of(first).toUri().toURL());
    for (String each : jars) {
      path.add(Path.of(each).toUri().toURL());
    }
    return path.toArray(URL[]::new);
  }

  private static List<String> names(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("META-INF/"))
          .filter(name -> !name.endsWith("module-info.class"))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  /** Reflection on methods links the class, which verifies it, and initializes nothing. */
  private static Throwable link(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader).getDeclaredMethods();
      return null;
    } catch (ClassNotFoundException | LinkageError e) {
      return e;
    }
  }
}
