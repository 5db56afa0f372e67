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
  private final boolean bootstrap;
  private final ClassLoader platformLoader = platformLoader();

  /**
   * Filters by class names as in Java source and by class names of loaders.
   *
   * @param bootstrap whether classes of the boot and platform loaders are accepted at all
   */
  public ClassFilter(
      Wildcards includes, Wildcards excludes, Wildcards excludedLoaders, boolean bootstrap) {
    this.includes = includes;
    this.excludes = excludes;
    this.excludedLoaders = excludedLoaders;
    this.bootstrap = bootstrap;
  }

  /**
   * Whether a class is to be instrumented.
   *
   * @param loader its loader, null for the boot loader
   * @param internalName with slashes
   */
  public boolean accepts(ClassLoader loader, String internalName) {
    if (isJdks(loader) && !acceptsJdks(internalName) || isOwn(internalName)) {
      return false;
    }
    String name = internalName.replace('/', '.');
    return includes.test(name)
        && !excludes.test(name)
        && (loader == null || !excludedLoaders.test(loader.getClass().getName()));
  }

  /** Whether a loader is the boot loader, which is null, or the one below it. */
  public boolean isJdks(ClassLoader loader) {
    return loader == null || loader == platformLoader;
  }

  private boolean acceptsJdks(String internalName) {
    return bootstrap && Reserved.by(internalName) == null;
  }

  /**
   * The loader right below the boot loader: of extensions in Java 8, of the platform since. A
   * program's own system loader need not lead to it.
   */
  private static ClassLoader platformLoader() {
    try {
      // Behind ClassLoader.getPlatformClassLoader(). That is sensitive to its caller, for which
      // reflection would read annotations first: 10 ms at start.
      return (ClassLoader)
          Class.forName("jdk.internal.loader.ClassLoaders")
              .getMethod("platformClassLoader")
              .invoke(null);
    } catch (ReflectiveOperationException e) {
      return extensionLoader();
    }
  }

  private static ClassLoader extensionLoader() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    while (loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader.getClass().getClassLoader() == null ? loader : null;
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
