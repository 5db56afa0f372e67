package org.kcov4j.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import org.kcov4j.agent.emit.ProbeSettings;
import org.kcov4j.agent.interrupt.InterruptMethods;
import org.kcov4j.agent.log.AgentLog;
import org.kcov4j.agent.original.Originals;
import org.kcov4j.agent.select.ClassFilter;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.record.InterruptThreads;
import org.kcov4j.runtime.record.ThreadPolicy;
import org.kcov4j.runtime.session.AutoRecording;
import org.kcov4j.runtime.session.Session;
import org.slf4j.Logger;

/** Puts the parts together, once the runtime is in the boot loader. */
final class AgentStart {
  private AgentStart() {}

  /**
   * Makes the session, installs the transformer, and has what is loaded already pass it.
   *
   * @return the session
   * @throws OptionException if the log file or the output directory cannot be used
   * @throws IOException if the session cannot be written
   */
  static Session start(Options options, Instrumentation instrumentation)
      throws OptionException, IOException {
    AgentLog agentLog = openLog(options);
    Logger log = agentLog.getLogger("agent");
    checkDirectory("output", options.output);
    if (options.dumpClasses != null) {
      checkDirectory("dumpclasses", options.dumpClasses);
    }
    Session session =
        Session.create(
            options.output, ThisJvm.facts(options), new Warner(agentLog.getLogger("session")));
    boolean auto = options.mode != Options.Mode.NONE;
    ThreadPolicy policy =
        auto
            ? new AutoRecording(session, options.threads, options.mode.code, options.words)
            : new ApiOnly();
    int generation = ContextTable.install(policy, options.mode.code);
    Session.install(session);
    ClassFilter filter =
        new ClassFilter(
            options.includes, options.excludes, options.excludedLoaders, options.bootstrap);
    InterruptMethods interrupts =
        new InterruptMethods(
            options.interrupts,
            options.classInitializersAreInterrupts,
            options.classLoadingIsInterrupt,
            options.bootstrap);
    ProbeSettings settings =
        new ProbeSettings(options.granularity == Options.Granularity.EDGE, interrupts)
            .withComparisons(options.comparisons)
            .withGeneration(generation)
            .withGate(options.mode != Options.Mode.UNIQUE);
    ClassDump dump = new ClassDump(options.dumpClasses, log);
    Originals originals = Originals.startingAt(instrumentation.getAllLoadedClasses(), filter);
    CoverageTransformer transformer =
        new CoverageTransformer(
            filter,
            interrupts,
            settings,
            originals,
            session,
            dump,
            agentLog.getLogger("transform"));
    LoadedClasses loaded = new LoadedClasses(filter, interrupts, settings, originals, session);
    Detachable detachable = new Detachable(transformer);
    RunningAgent agent =
        new RunningAgent(instrumentation, detachable, session, agentLog, loaded.rewritten());
    RunningAgent.setCurrent(agent);
    agent.watchShutdown();
    if (options.bootstrap) {
      Context.jdkIsInstrumented();
    }
    Context own = Context.enterJdk();
    try {
      detachable.install(instrumentation);
      loaded.transform(instrumentation, log);
      // From now on those that come are seen.
      knowEarlierHooks(log);
    } finally {
      Context.exitJdk(own);
    }
    log.info("recording to {}", session.directory());
    return session;
  }

  private static void knowEarlierHooks(Logger log) {
    try {
      InterruptThreads.addEarlierHooks();
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.warn("shutdown hooks that were registered before are recorded", e);
    }
  }

  private static AgentLog openLog(Options options) throws OptionException {
    if (options.logFile == null) {
      return AgentLog.toStderr(options.logLevel);
    }
    try {
      return AgentLog.toFile(options.logLevel, options.logFile);
    } catch (IOException e) {
      throw OptionsParser.bad(
          "logfile", options.logFile.getPath(), "a writable file (" + e.getMessage() + ")");
    }
  }

  private static void checkDirectory(String key, File path) throws OptionException {
    if (!path.isDirectory() && !path.mkdirs() && !path.isDirectory() || !path.canWrite()) {
      throw OptionsParser.bad(key, path.getPath(), "a directory that can be written or made");
    }
  }

  /** Hands the session's warnings to the log. */
  private static final class Warner implements Consumer<String> {
    private final Logger log;

    Warner(Logger log) {
      this.log = log;
    }

    @Override
    public void accept(String message) {
      log.warn(message);
    }
  }

  /** Enables no thread: the program does, through the API. */
  private static final class ApiOnly implements ThreadPolicy {
    @Override
    public void threadStarted(Context context, Thread thread) {}

    @Override
    public void threadEnded(Context context) {}
  }
}
