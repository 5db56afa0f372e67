package org.kcov4j.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.kcov4j.agent.boot.BootRuntime;

/** Serves those who attach to a live JVM. Whatever goes wrong, the program goes on. */
final class Attachment {
  private Attachment() {}

  /**
   * Does what is asked for, and answers. Runs on the JVM's thread for that, one after the other.
   */
  static synchronized void serve(AttachRequest request, Instrumentation instrumentation) {
    try {
      if (request.isDetach()) {
        end(request);
      } else {
        start(request, instrumentation);
      }
    } catch (OptionException e) {
      request.usage(e.getMessage());
    } catch (Throwable e) {
      request.refused("it runs as it is, because of " + e);
    }
  }

  private static void start(AttachRequest request, Instrumentation instrumentation)
      throws OptionException, IOException, ReflectiveOperationException {
    RunningAgent running = RunningAgent.current();
    if (running != null) {
      request.refused(
          "expected a JVM that does not record, found one that records into "
              + running.session.directory().getAbsolutePath()
              + "; detach first");
      return;
    }
    Options options =
        OptionsParser.parse(request.options(), System.getenv(OptionsParser.ENVIRONMENT));
    if (!BootRuntime.isInstalled()) {
      BootRuntime.install(instrumentation);
    }
    try {
      request.recording(AgentStart.start(options, instrumentation).directory());
    } catch (Throwable e) {
      running = RunningAgent.current();
      if (running != null) {
        Detachment.end(running);
      }
      throw e;
    }
  }

  private static void end(AttachRequest request) {
    RunningAgent running = RunningAgent.current();
    if (running == null) {
      request.refused("expected a JVM that records, found one that does not");
    } else {
      Detachment.end(running);
      request.detached(running.session.directory());
    }
  }
}
