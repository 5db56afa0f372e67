package org.kcov4j.agent.original;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.kcov4j.agent.select.ClassFilter;

/**
 * Sees each class before agents that were started later, and remembers it until the last
 * transformer has its turn. The JVM asks transformers that cannot retransform first, in the order
 * of their agents, and only then the others: so JaCoCo's comes between this one and that of the
 * probes, wherever it stands on the command line.
 *
 * <p>Must be added as one that cannot retransform. It changes nothing.
 */
public final class Witness implements ClassFileTransformer {
  private final ClassFilter filter;
  private final ThreadLocal<Pending> pending = new ThreadLocal<>();

  /** A witness of the classes that a filter accepts. */
  public Witness(ClassFilter filter) {
    this.filter = filter;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (className != null && filter.accepts(loader, className)) {
      pending.set(new Pending(className, classFile, pending.get()));
    }
    return null;
  }

  /**
   * The class file that a class came as, once; null for a class that is being retransformed, since
   * the JVM does not ask then.
   */
  byte[] take(String className) {
    Pending last = pending.get();
    for (Pending each = last; each != null; each = each.outer) {
      if (each.className.equals(className)) {
        pending.set(each.outer);
        return each.classFile;
      }
    }
    return null;
  }

  /**
   * A class on its way through the transformers. They may load classes, so there can be several;
   * and the JVM does not show the last transformer what it loads itself, so some are left behind.
   */
  private static final class Pending {
    private static final int MAX_DEPTH = 16;

    final String className;
    final byte[] classFile;
    final Pending outer;
    final int depth;

    Pending(String className, byte[] classFile, Pending outer) {
      this.className = className;
      this.classFile = classFile;
      this.outer = outer == null || outer.depth == MAX_DEPTH ? null : outer;
      depth = this.outer == null ? 1 : outer.depth + 1;
    }
  }
}
