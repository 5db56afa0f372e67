package org.kcov4j.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.kcov4j.agent.emit.NanConstants;
import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.record.RetiredContexts;
import org.kcov4j.runtime.session.Session;
import org.slf4j.Logger;

/**
 * Ends recording while the program runs: no class gets probes any more, threads are disabled,
 * probes are taken out, then memory is given back.
 *
 * <p>Frames on the stack keep the probes of the code that they run. Their contexts stay idle for
 * good, so that these probes record nothing; nor do those of hidden classes, which cannot be
 * rewritten.
 */
final class Detachment {
  private static final long TIMEOUT_MILLIS = 10_000;
  private static final int MAX_ROUNDS = 100;
  // A class that was just being defined is there in the second, or it keeps probes that record
  // nothing. What a program goes on to load has none.
  private static final int RESTORE_ROUNDS = 2;

  private final RunningAgent agent;
  private final Instrumentation instrumentation;
  private final Logger log;

  private Detachment(RunningAgent agent) {
    this.agent = agent;
    instrumentation = agent.instrumentation;
    log = agent.log.getLogger("detach");
  }

  /** Ends what an agent records. */
  static void end(RunningAgent agent) {
    new Detachment(agent).run();
  }

  private void run() {
    agent.transformer.remove(instrumentation);
    await(agent.transformer.isEmpty());
    RunningAgent.setCurrent(null);
    Session.install(null);
    RetiredContexts contexts = ContextTable.retire();
    boolean quiet = leaveNoRoom(contexts);
    restoreClasses();
    if (quiet && isMemoryUnused(contexts)) {
      contexts.end();
    } else {
      // Whoever still looks at it finds it there.
      Kept.CONTEXTS.add(contexts);
      log.warn("what threads recorded into stays in memory: a thread does not leave the recorder");
    }
    agent.close();
  }

  /** Two looks without a change: what one thread undid meanwhile, the second of them would see. */
  private boolean leaveNoRoom(RetiredContexts contexts) {
    Quiescence outside = new Quiescence(RetiredContexts::isRecorder, TIMEOUT_MILLIS);
    int unchanged = 0;
    for (int i = 0; unchanged < 2 && i < MAX_ROUNDS; i++) {
      unchanged = contexts.leaveNoRoom() ? unchanged + 1 : 0;
      if (!outside.await(contexts.threads())) {
        return false;
      }
    }
    return unchanged == 2;
  }

  private boolean isMemoryUnused(RetiredContexts contexts) {
    Quiescence outside = new Quiescence(RetiredContexts::isRecorder, TIMEOUT_MILLIS);
    if (!discardCompiledProbes() || !outside.await(contexts.threads())) {
      return false;
    }
    contexts.leaveAreas();
    return discardCompiledProbes() && outside.await(contexts.threads());
  }

  /**
   * Compiled loops may keep what they read of a context once. Code into which the recorder was
   * inlined is discarded when the recorder is retransformed, though nothing in it changes.
   */
  private boolean discardCompiledProbes() {
    List<Class<?>> classes = Arrays.asList(RetiredContexts.probeClasses());
    return Retransformation.run(instrumentation, classes).isEmpty();
  }

  /** Has classes pass the other transformers only; also those that were just being defined. */
  private void restoreClasses() {
    ClassFileTransformer compaction = new Compaction();
    instrumentation.addTransformer(compaction, true);
    try {
      restoreAll();
    } finally {
      instrumentation.removeTransformer(compaction);
    }
  }

  private void restoreAll() {
    ClassWarnings warnings =
        new ClassWarnings(
            log,
            "keeps its probes: class {}",
            "further classes that keep their probes are not named here: {}");
    Set<Class<?>> done = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Class<?>> left = Retransformation.loaded(instrumentation, agent::rewrites);
    for (int i = 0; i < RESTORE_ROUNDS && !left.isEmpty(); i++) {
      Map<Class<?>, Throwable> refused = Retransformation.run(instrumentation, left);
      refused.forEach((type, e) -> warnings.warn(type.getName(), e.getClass().getName(), e));
      done.addAll(left);
      left = new ArrayList<>(Retransformation.loaded(instrumentation, agent::rewrites));
      left.removeIf(done::contains);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000;
    while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Keeps classes from growing each time that they are as they were. */
  private static final class Compaction implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader,
        String className,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] classFile) {
      byte[] once = redefined == null ? classFile : NanConstants.once(classFile);
      return once == classFile ? null : once;
    }
  }

  /** Memory that is never given back. */
  private static final class Kept {
    static final List<RetiredContexts> CONTEXTS = new ArrayList<>();
  }
}
