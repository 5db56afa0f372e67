package org.kcov4j.conformance;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/** Loads the class path in the place of the JVM's own loader, and hides that one: no parent. */
public final class Isolated extends URLClassLoader {
  public Isolated(ClassLoader hidden) throws MalformedURLException {
    super(classPath(), null);
  }

  private static URL[] classPath() throws MalformedURLException {
    String[] path = System.getProperty("java.class.path").split(File.pathSeparator);
    URL[] urls = new URL[path.length];
    for (int i = 0; i < path.length; i++) {
      urls[i] = new File(path[i]).toURI().toURL();
    }
    return urls;
  }

  /** Called by the JVM for each agent's jar. */
  public void appendToClassPathForInstrumentation(String jar) throws MalformedURLException {
    addURL(new File(jar).toURI().toURL());
  }
}
