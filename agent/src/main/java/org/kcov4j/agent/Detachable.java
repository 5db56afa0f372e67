package org.kcov4j.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.kcov4j.runtime.area.Privileged;
import org.kcov4j.runtime.record.HiddenClasses;

/**
 * A transformer that can be stopped: nothing passes it then, and what was passing is through. Under
 * a security manager classes pass it with the agent's rights, whoever caused them to load.
 */
final class Detachable implements ClassFileTransformer, HiddenClasses.Transformer {
  private final CoverageTransformer transformer;
  private final AtomicInteger passing = new AtomicInteger();
  private volatile boolean stopped;

  Detachable(CoverageTransformer transformer) {
    this.transformer = transformer;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    passing.incrementAndGet();
    try {
      if (stopped) {
        return null;
      }
      return Privileged.run(
          new Passing(transformer, loader, className, redefined, domain, classFile));
    } finally {
      passing.decrementAndGet();
    }
  }

  @Override
  public byte[] transform(Class<?> host, byte[] classFile) {
    passing.incrementAndGet();
    try {
      if (stopped) {
        return classFile;
      }
      return Privileged.run(new PassingHidden(transformer, host, classFile));
    } finally {
      passing.decrementAndGet();
    }
  }

  /** Has the JVM and those who define hidden classes pass them. */
  void install(Instrumentation instrumentation) {
    HiddenClasses.install(this);
    transformer.install(instrumentation, this);
  }

  /** Lets no more class pass. */
  void remove(Instrumentation instrumentation) {
    HiddenClasses.install(null);
    stopped = true;
    transformer.remove(instrumentation, this);
  }

  /** Whether any class is passing. */
  BooleanSupplier isEmpty() {
    return () -> passing.get() == 0;
  }

  private static final class Passing implements PrivilegedAction<byte[]> {
    private final CoverageTransformer transformer;
    private final ClassLoader loader;
    private final String className;
    private final Class<?> redefined;
    private final ProtectionDomain domain;
    private final byte[] classFile;

    Passing(
        CoverageTransformer transformer,
        ClassLoader loader,
        String className,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] classFile) {
      this.transformer = transformer;
      this.loader = loader;
      this.className = className;
      this.redefined = redefined;
      this.domain = domain;
      this.classFile = classFile;
    }

    @Override
    public byte[] run() {
      return transformer.transform(loader, className, redefined, domain, classFile);
    }
  }

  private static final class PassingHidden implements PrivilegedAction<byte[]> {
    private final CoverageTransformer transformer;
    private final Class<?> host;
    private final byte[] classFile;

    PassingHidden(CoverageTransformer transformer, Class<?> host, byte[] classFile) {
      this.transformer = transformer;
      this.host = host;
      this.classFile = classFile;
    }

    @Override
    public byte[] run() {
      return transformer.transform(host, classFile);
    }
  }
}
