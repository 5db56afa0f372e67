package org.kcov4j.corpus;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Paths;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links every class of the jars that are its arguments, and runs none of them. A jar's classes see
 * first their own jar, then the others. Of multi-release jars the classes for the running JVM are
 * linked.
 */
public final class LinkJars {
  private static final Pattern CLASS =
      Pattern.compile("(?:META-INF/versions/[0-9]+/)?((?!META-INF/).+)[.]class");

  private LinkJars() {}

  public static void main(String[] jars) throws IOException {
    int classes = 0;
    for (String jar : jars) {
      try (URLClassLoader loader = new URLClassLoader(path(jar, jars), parent())) {
        for (String name : names(jar)) {
          classes++;
          link(jar, name, loader);
        }
      }
    }
    Output.end(classes);
  }

  /** Loaders of programs see the JDK's platform classes, not this one's class path. */
  private static ClassLoader parent() {
    return ClassLoader.getSystemClassLoader().getParent();
  }

  private static URL[] path(String first, String[] jars) throws MalformedURLException {
    URL[] path = new URL[jars.length + 1];
    path[0] = Paths.get(first).toUri().toURL();
    for (int i = 0; i < jars.length; i++) {
      path[i + 1] = Paths.get(jars[i]).toUri().toURL();
    }
    return path;
  }

  private static Set<String> names(String jar) throws IOException {
    Set<String> names = new TreeSet<>();
    try (JarFile file = new JarFile(jar)) {
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        Matcher name = CLASS.matcher(all.nextElement().getName());
        if (name.matches() && !name.group(1).endsWith("module-info")) {
          names.add(name.group(1).replace('/', '.'));
        }
      }
    }
    return names;
  }

  /** Reflection on methods links the class, which verifies it, and initializes nothing. */
  private static void link(String jar, String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader).getDeclaredMethods();
    } catch (ClassNotFoundException | LinkageError e) {
      Output.failed(Paths.get(jar).getFileName() + "!" + name, e);
    }
  }
}
