package org.kcov4j.agent;

import java.lang.instrument.Instrumentation;
import org.kcov4j.agent.boot.BootRuntime;
import org.kcov4j.agent.log.AgentLog;
import org.kcov4j.agent.log.LogLevel;

/**
 * What the JVM calls first: {@code Premain-Class}, {@code Agent-Class} and {@code
 * Launcher-Agent-Class} of the agent jar. Names nothing of the runtime.
 */
public final class KcovAgent {
  private static final int USAGE_ERROR = 2;
  private static final String LAUNCHER = "sun.launcher.LauncherHelper";

  private KcovAgent() {}

  /**
   * Starts recording before the program's {@code main}.
   *
   * <p>A bad option ends the JVM with one line on stderr; there is no other way to end it without a
   * stack trace. Anything else that goes wrong is logged, and the program runs unrecorded.
   *
   * @param argument what follows {@code -javaagent:jar=}, or null
   */
  public static void premain(String argument, Instrumentation instrumentation) {
    try {
      if (BootRuntime.isInstalled()) {
        throw new IllegalStateException("an agent of kcov4j is there already");
      }
      Options options = OptionsParser.parse(argument, System.getenv(OptionsParser.ENVIRONMENT));
      checkRights(instrumentation);
      BootRuntime.install(instrumentation);
      AgentStart.start(options, instrumentation);
    } catch (OptionException e) {
      System.err.println("kcov4j: " + e.getMessage());
      Runtime.getRuntime().halt(USAGE_ERROR);
    } catch (Throwable e) {
      notRecording(e);
    }
  }

  /**
   * Does what somebody who attached to this live JVM asks for ({@link AttachRequest}); nothing that
   * goes wrong ends the JVM or is printed. Where the JVM's launcher calls this, since the
   * executable jar's manifest says so in {@code Launcher-Agent-Class}, all is as in {@link
   * #premain} without options.
   *
   * @param argument what was attached with, empty if the launcher calls
   */
  public static void agentmain(String argument, Instrumentation instrumentation) {
    if (isCalledByLauncher()) {
      premain(null, instrumentation);
    } else {
      Attachment.serve(AttachRequest.of(argument), instrumentation);
    }
  }

  /** The launcher takes an agent's rights from the executable jar's manifest. */
  private static void checkRights(Instrumentation instrumentation) {
    if (!instrumentation.isRetransformClassesSupported()) {
      throw new IllegalStateException(
          "expected 'Can-Retransform-Classes: true' in the manifest that names the agent, found"
              + " none");
    }
  }

  private static boolean isCalledByLauncher() {
    for (StackTraceElement each : Thread.currentThread().getStackTrace()) {
      if (each.getClassName().equals(LAUNCHER)) {
        return true;
      }
    }
    return false;
  }

  /** Whatever may not be done here must not end the JVM: not even the log may be allowed. */
  private static void notRecording(Throwable cause) {
    String message = "not recording, the program runs as it is";
    try {
      AgentLog.toStderr(LogLevel.ERROR).getLogger("agent").error(message, cause);
    } catch (SecurityException denied) {
      System.err.println("kcov4j: " + message + ": " + cause);
    }
  }
}
