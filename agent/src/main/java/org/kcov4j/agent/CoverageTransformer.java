package org.kcov4j.agent;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import org.kcov4j.agent.emit.ClassInstrumenter;
import org.kcov4j.agent.emit.ClassMarker;
import org.kcov4j.agent.emit.NanConstants;
import org.kcov4j.agent.emit.ProbeSettings;
import org.kcov4j.agent.emit.SampleClass;
import org.kcov4j.agent.hidden.DefinitionHook;
import org.kcov4j.agent.hidden.HiddenName;
import org.kcov4j.agent.interrupt.InterruptMethods;
import org.kcov4j.agent.original.Original;
import org.kcov4j.agent.original.Originals;
import org.kcov4j.agent.select.ClassFilter;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.HiddenClasses;
import org.kcov4j.runtime.session.Session;
import org.slf4j.Logger;

/**
 * What the JVM calls for every class it defines. A class is written to the block table before its
 * probes can run; where that or anything else fails, the class stays as it was.
 */
final class CoverageTransformer implements ClassFileTransformer, HiddenClasses.Transformer {
  private static final String NEWER = "code that is newer than known";

  private final ClassFilter filter;
  private final InterruptMethods interrupts;
  private final ProbeSettings settings;
  private final Originals originals;
  private final Session session;
  private final ClassDump dump;
  private final FailedClasses failed;
  private final Logger log;

  CoverageTransformer(
      ClassFilter filter,
      InterruptMethods interrupts,
      ProbeSettings settings,
      Originals originals,
      Session session,
      ClassDump dump,
      Logger log) {
    this.filter = filter;
    this.interrupts = interrupts;
    this.settings = settings;
    this.originals = originals;
    this.session = session;
    this.dump = dump;
    failed = new FailedClasses(session, dump, log);
    this.log = log;
  }

  /**
   * Runs through what {@link #transform} does, so that it loads no class while it is called: that
   * could be the very one that the JVM is loading, which fails (ClassCircularityError), and is
   * remembered for good (JVMS 5.4.3).
   */
  private void warmUp() {
    byte[] sample = SampleClass.bytes();
    String name = HiddenName.in(sample);
    ClassLoader loader = getClass().getClassLoader();
    // Not accepted, for its name.
    originals.witness().transform(loader, name, null, null, sample);
    transform(loader, name, null, null, sample);
    filter.accepts(loader, "warm/Up");
    filter.accepts(null, "warm/Up");
    DefinitionHook.insert(sample);
    ClassMarker.mark(NanConstants.once(sample), interrupts);
    new ClassInstrumenter(sample, Original.AS_IT_IS, settings).entry(BlockTableLayout.BOOT_LOADER);
  }

  /** Has the JVM ask another one, which passes on what it is asked, from now on. */
  void install(Instrumentation instrumentation, ClassFileTransformer inFront) {
    warmUp();
    instrumentation.addTransformer(originals.witness());
    instrumentation.addTransformer(inFront, true);
  }

  /** Has the JVM ask it no more. */
  void remove(Instrumentation instrumentation, ClassFileTransformer inFront) {
    instrumentation.removeTransformer(originals.witness());
    instrumentation.removeTransformer(inFront);
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (className == null) {
      // A VM anonymous class of Java 8.
      return loader == null ? null : transformHidden(loader, classFile);
    }
    boolean probed = filter.accepts(loader, className);
    boolean hooked = loader == null && DefinitionHook.concerns(className);
    if (!probed && !hooked && !interrupts.concerns(className)) {
      return null;
    }
    Context context = Context.current();
    boolean outermost = context.enterTransformation();
    try {
      if (!outermost && filter.isJdks(loader)) {
        // Transforming another class needs it. To transform it, too, might need the very class that
        // is being loaded, and the JVM remembers such a failure for good (JVMS 5.4.3).
        return null;
      }
      byte[] now = redefined == null ? classFile : NanConstants.once(classFile);
      Original original =
          probed ? originals.of(loader, className, redefined, domain, now) : Original.AS_IT_IS;
      byte[] result = rewrite(loader, className, original, now, probed);
      byte[] withHook = hooked ? DefinitionHook.insert(result == null ? now : result) : null;
      return withHook == null ? result : withHook;
    } catch (RuntimeException | Error e) {
      failed.add(loader, className, SessionLayout.CAUSE_ERROR, classFile, e);
      return null;
    } finally {
      if (outermost) {
        context.exitTransformation();
      }
    }
  }

  /** Called for every hidden class that the program defines; those of the JDK stay as they are. */
  @Override
  public byte[] transform(Class<?> host, byte[] classFile) {
    ClassLoader loader = host.getClassLoader();
    if (loader == null) {
      return classFile;
    }
    Context jdk = Context.enterJdk();
    try {
      byte[] result = transformHidden(loader, classFile);
      return result == null ? classFile : result;
    } finally {
      Context.exitJdk(jdk);
    }
  }

  /** Rewrites a class that is known by its class file only; null if it is to stay as it is. */
  private byte[] transformHidden(ClassLoader loader, byte[] classFile) {
    String className;
    try {
      className = HiddenName.in(classFile);
    } catch (RuntimeException e) {
      return null; // No class file, as the JVM will say.
    }
    if (HiddenName.isGenerated(className) || !filter.accepts(loader, className)) {
      return null;
    }
    Context context = Context.current();
    context.enterInterrupt();
    try {
      return rewrite(loader, className, Original.AS_IT_IS, classFile, true);
    } finally {
      context.exitInterrupt();
    }
  }

  /** Null if nothing in the class needs to be rewritten, or if that failed. */
  private byte[] rewrite(
      ClassLoader loader, String className, Original original, byte[] classFile, boolean probed) {
    try {
      return probed
          ? instrument(loader, className, original, classFile)
          : ClassMarker.mark(classFile, interrupts);
    } catch (IOException e) {
      failed.add(loader, className, SessionLayout.CAUSE_TABLE, classFile, e);
    } catch (Throwable e) {
      // The JVM would swallow it without a word.
      failed.add(loader, className, SessionLayout.CAUSE_ERROR, classFile, e);
    }
    return null;
  }

  private byte[] instrument(
      ClassLoader loader, String className, Original original, byte[] classFile)
      throws IOException {
    ClassInstrumenter instrumenter = new ClassInstrumenter(classFile, original, settings);
    if (!instrumenter.hasBlocks()) {
      sayNotRecorded(NEWER, className, instrumenter.notUnderstood());
      return null;
    }
    if (!session.blocks().add(instrumenter.entry(session.blocks().loader(loader)))) {
      return instrumenter.bytes(); // Retransformed: all has been said.
    }
    sayNotRecorded("no room for probes", className, instrumenter.tooLarge());
    sayNotRecorded(NEWER, className, instrumenter.notUnderstood());
    for (String method : instrumenter.notCompiled()) {
      log.info("compiled only with -XX:-DontCompileHugeMethods: {}.{}", className, method);
    }
    for (String method : instrumenter.withoutComparisons()) {
      log.warn("no room for probes of comparisons: {}.{}", className, method);
    }
    dump.instrumented(className, classFile, instrumenter.bytes());
    log.debug("instrumented {}", className);
    return instrumenter.bytes();
  }

  private void sayNotRecorded(String why, String className, Set<String> methods) {
    if (!methods.isEmpty()) {
      log.warn("{}, not recorded: {}: {}", why, className, String.join(", ", methods));
    }
  }
}
