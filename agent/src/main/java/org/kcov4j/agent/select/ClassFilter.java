package org.kcov4j.agent.select;

/** Decides whether a class gets probes. */
public final class ClassFilter {
  /**
   * Loaders of the stubs by which old JDKs run reflective calls; their classes are the JVM's own.
   */
  public static final String REFLECTION_LOADERS =
      "sun.reflect.DelegatingClassLoader:jdk.internal.reflect.DelegatingClassLoader";

  private static final String[] OWN = {
    "org/kcov4j/agent/", "org/kcov4j/runtime/", "java/kcov4j/",
  };

  private final Wildcards includes;
  private final Wildcards excludes;
  private final Wildcards excludedLoaders;
  private final ClassLoader platformLoader = platformLoader();

  /** Filters by class names as in Java source and by class names of loaders. */
  public ClassFilter(Wildcards includes, Wildcards excludes, Wildcards excludedLoaders) {
    this.includes = includes;
    this.excludes = excludes;
    this.excludedLoaders = excludedLoaders;
  }

  /**
   * Whether a class is to be instrumented.
   *
   * @param loader its loader, null for the boot loader
   * @param internalName with slashes
   */
  public boolean accepts(ClassLoader loader, String internalName) {
    if (loader == null || loader == platformLoader || isOwn(internalName)) {
      return false;
    }
    String name = internalName.replace('/', '.');
    return includes.test(name)
        && !excludes.test(name)
        && !excludedLoaders.test(loader.getClass().getName());
  }

  /** The loader right below the boot loader: of extensions in Java 8, of the platform since. */
  private static ClassLoader platformLoader() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    while (loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }

  private static boolean isOwn(String internalName) {
    for (String prefix : OWN) {
      if (internalName.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
