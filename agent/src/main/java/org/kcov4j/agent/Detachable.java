package org.kcov4j.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.kcov4j.runtime.record.HiddenClasses;

/** A transformer that can be stopped: nothing passes it then, and what was passing is through. */
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
      return stopped
          ? null
          : transformer.transform(loader, className, redefined, domain, classFile);
    } finally {
      passing.decrementAndGet();
    }
  }

  @Override
  public byte[] transform(Class<?> host, byte[] classFile) {
    passing.incrementAndGet();
    try {
      return stopped ? classFile : transformer.transform(host, classFile);
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
}
