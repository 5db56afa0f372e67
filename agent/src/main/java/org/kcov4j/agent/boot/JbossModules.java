package org.kcov4j.agent.boot;

/**
 * JBoss Modules shows to modules no package {@code java.*} but those of the JDK. Which others it
 * shows is said by a system property, which it reads as it starts.
 */
final class JbossModules {
  private static final String PROPERTY = "jboss.modules.system.pkgs";
  private static final String JAR = "jboss-modules";

  private JbossModules() {}

  /** Has it show a package too, where its jar is on the class path; else changes nothing. */
  static void show(String packageName) {
    String others = System.getProperty(PROPERTY);
    if (others == null && !System.getProperty("java.class.path", "").contains(JAR)) {
      return;
    }
    System.setProperty(PROPERTY, others == null ? packageName : others + "," + packageName);
  }
}
