package org.kcov4j.it.harness;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.ExceptionEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.ExceptionRequest;
import java.io.IOException;
import java.util.Map;
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
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(each -> each.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("localAddress").setValue("127.0.0.1");
    try {
      String address = connector.startListening(arguments);
      try {
        jvm.jvmArgs("-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address);
        FutureTask<LeftMethods> watch = new FutureTask<>(() -> watch(connector.accept(arguments)));
        Thread thread = new Thread(watch, "exception watch");
        thread.setDaemon(true);
        thread.start();
        Run run = jvm.run();
        return new Watched(run, watch.get());
      } finally {
        connector.stopListening(arguments);
      }
    } catch (IOException | IllegalConnectorArgumentsException | ExecutionException e) {
      throw new IllegalStateException("cannot debug", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static LeftMethods watch(VirtualMachine vm) throws InterruptedException {
    ExceptionRequest request = vm.eventRequestManager().createExceptionRequest(null, true, true);
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    request.enable();
    LeftMethods left = new LeftMethods();
    try {
      while (true) {
        EventSet events = vm.eventQueue().remove();
        for (Event event : events) {
          if (event instanceof ExceptionEvent exception) {
            left.add(exception);
          }
        }
        events.resume();
      }
    } catch (VMDisconnectedException ended) {
      // How each program ends.
      return left;
    }
  }
}
