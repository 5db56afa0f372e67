package org.kcov4j.agent.interrupt;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcov4j.agent.emit.Mark;
import org.kcov4j.agent.emit.Marks;

/** The methods that are interrupts: the JVM's ways into code, and those the user names. */
public final class InterruptMethods implements Marks {
  private static final String LOAD_CLASS = "(Ljava/lang/String;)Ljava/lang/Class;";
  private static final String LOAD_CLASS_RESOLVE = "(Ljava/lang/String;Z)Ljava/lang/Class;";

  private final Set<String> jdkClasses = new HashSet<>();
  private final List<MethodPattern> named;
  private final boolean classInitializers;
  private final boolean classLoading;
  private final boolean bootstrap;

  /**
   * @param named methods the user names
   * @param classInitializers whether {@code <clinit>} is one, except in UNIQUE
   * @param classLoading whether what class loaders run is one, except in UNIQUE
   * @param bootstrap whether classes of the JDK have probes
   */
  public InterruptMethods(
      List<MethodPattern> named,
      boolean classInitializers,
      boolean classLoading,
      boolean bootstrap) {
    this.bootstrap = bootstrap;
    this.named = named;
    this.classInitializers = classInitializers;
    this.classLoading = classLoading;
    for (JdkMethod each : JdkMethod.values()) {
      if (counts(each)) {
        jdkClasses.add(each.className);
      }
    }
  }

  /** Whether a class has to be rewritten even if it gets no probes. */
  public boolean concerns(String internalName) {
    if (jdkClasses.contains(internalName)) {
      return true;
    }
    for (MethodPattern each : named) {
      if (each.mayMatch(internalName)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Mark of(String className, String superName, String method, String descriptor) {
    for (MethodPattern each : named) {
      if (each.matches(className, method)) {
        return Mark.INTERRUPT;
      }
    }
    if (method.equals("<clinit>")) {
      return classInitializers ? Mark.CLASS_LOADING : null;
    }
    if (jdkClasses.contains(className)) {
      for (JdkMethod each : JdkMethod.values()) {
        if (counts(each) && each.className.equals(className) && each.method.equals(method)) {
          return each.mark == Mark.CLASS_LOADING && !classLoading ? null : each.mark;
        }
      }
    }
    return classLoading && loadsClasses(superName, method, descriptor) ? Mark.CLASS_LOADING : null;
  }

  private boolean counts(JdkMethod method) {
    return bootstrap || !method.bootstrap;
  }

  /**
   * Whether a method overrides {@code ClassLoader.loadClass}. Taken from its name and type: what a
   * class inherits is not known before its superclasses are loaded.
   */
  private static boolean loadsClasses(String superName, String method, String descriptor) {
    return method.equals("loadClass")
        && superName != null
        && !superName.equals("java/lang/Object")
        && (descriptor.equals(LOAD_CLASS) || descriptor.equals(LOAD_CLASS_RESOLVE));
  }
}
