package org.kcov4j.it.harness;

import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.ExceptionEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.ExceptionRequest;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a program under a debugger that sees each exception, and which frames it leaves. It stops
 * nothing but the thread that throws, for as long as it looks.
 */
public final class ExceptionWatch {
  private ExceptionWatch() {}

  /**
   * What was seen.
   *
   * @param run of the program
   * @param left by exceptions
   */
  public record Watched(Run run, LeftMethods left) {}

  /** Runs a program to its end. */
  public static Watched run(ForkedJvm jvm) {
    try (DebugPort port = new DebugPort()) {
      jvm.jvmArgs(port.jvmArg());
      FutureTask<LeftMethods> watch = new FutureTask<>(() -> watch(port.accept()));
      Thread thread = new Thread(watch, "exception watch");
      thread.setDaemon(true);
      thread.start();
      Run run = jvm.run();
      return new Watched(run, watch.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot debug", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static LeftMethods watch(VirtualMachine vm) {
    ExceptionRequest request = vm.eventRequestManager().createExceptionRequest(null, true, true);
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    request.enable();
    LeftMethods left = new LeftMethods();
    new DebugEvents(vm, Duration.ZERO)
        .forEach(
            event -> {
              if (event instanceof ExceptionEvent exception) {
                left.add(exception);
              }
            });
    return left;
  }
}
