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
        request.refused("not there yet");
      } else {
        start(request, instrumentation);
      }
    } catch (OptionException e) {
      request.usage(e.getMessage());
    } catch (Throwable e) {
      request.refused("not recording, the program runs as it is: " + e);
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
    request.recording(AgentStart.start(options, request.options(), instrumentation).directory());
  }
}
