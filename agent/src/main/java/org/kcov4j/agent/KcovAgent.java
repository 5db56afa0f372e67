package org.kcov4j.agent;

import java.lang.instrument.Instrumentation;
import org.kcov4j.agent.boot.BootRuntime;
import org.kcov4j.agent.log.AgentLog;
import org.kcov4j.agent.log.LogLevel;

/**
 * What the JVM calls first: {@code Premain-Class} of the agent jar. Names nothing of the runtime.
 */
public final class KcovAgent {
  private static final int USAGE_ERROR = 2;

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
      BootRuntime.install(instrumentation);
      AgentStart.start(options, argument, instrumentation);
    } catch (OptionException e) {
      System.err.println("kcov4j: " + e.getMessage());
      Runtime.getRuntime().halt(USAGE_ERROR);
    } catch (Throwable e) {
      AgentLog.toStderr(LogLevel.ERROR)
          .getLogger("agent")
          .error("not recording, the program runs as it is", e);
    }
  }
}
