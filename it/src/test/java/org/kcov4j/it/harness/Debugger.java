package org.kcov4j.it.harness;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.ArrayReference;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Debugs a program as an IDE does, whose main class calls its method {@code run} three times: the
 * first time it looks on, the second time it steps into every line, the third time it stops at
 * every line.
 */
public final class Debugger implements AutoCloseable {
  private static final long SILENCE_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final String PACKAGE = "org.kcov4j.conformance.debug.";

  private final ListeningConnector connector;
  private final Map<String, Connector.Argument> arguments;
  private final String address;
  private final List<String> steps = new ArrayList<>();
  private final List<String> hits = new ArrayList<>();
  private VirtualMachine vm;
  private BreakpointRequest entry;
  private int entries;

  /** One that waits for a program. */
  public Debugger() {
    connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(each -> each.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    arguments = connector.defaultArguments();
    arguments.get("localAddress").setValue("127.0.0.1");
    arguments.get("timeout").setValue(Long.toString(SILENCE_MILLIS));
    try {
      address = connector.startListening(arguments);
    } catch (IOException | IllegalConnectorArgumentsException e) {
      throw new IllegalStateException("cannot listen", e);
    }
  }

  /** The option with which a JVM is to be started, which then waits for this. */
  public String jvmArg() {
    return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address;
  }

  /** Takes the program that was started. */
  public void accept() {
    try {
      vm = connector.accept(arguments);
    } catch (IOException | IllegalConnectorArgumentsException e) {
      throw new IllegalStateException("no JVM came", e);
    }
  }

  /** Has it run without a stop. */
  public void resume() {
    next().resume();
  }

  /** Has it run to its end. */
  public void follow(String mainClass) {
    var prepared = vm.eventRequestManager().createClassPrepareRequest();
    prepared.addClassFilter(mainClass);
    prepared.enable();
    try {
      // The first is of the start: the JVM waits until that is resumed.
      while (true) {
        EventSet events = next();
        for (Event event : events) {
          see(event);
        }
        events.resume();
      }
    } catch (VMDisconnectedException ended) {
      // How each program ends.
      return;
    }
  }

  private EventSet next() {
    try {
      EventSet events = vm.eventQueue().remove(SILENCE_MILLIS);
      if (events == null) {
        throw new IllegalStateException("no event for " + SILENCE_MILLIS + " ms");
      }
      return events;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Each line stepped to, as {@code Class.method:line this{variables with their values}}. */
  public List<String> steps() {
    return steps;
  }

  /** Each line stopped at, with its variables likewise. */
  public List<String> hits() {
    return hits;
  }

  /** Puts another version of a class in the place of the one that is loaded. */
  public void redefine(String className, byte[] classFile) {
    vm.redefineClasses(Map.of(vm.classesByName(className).get(0), classFile));
  }

  /** Has it stop once, when a method is called next; {@link #awaitStop} then shows it. */
  public void stopIn(String className, String method) {
    ReferenceType type = vm.classesByName(className).get(0);
    BreakpointRequest request =
        vm.eventRequestManager()
            .createBreakpointRequest(type.methodsByName(method).get(0).location());
    request.addCountFilter(1);
    request.enable();
  }

  /** What is to be seen at the next stop, from which it goes on. */
  public String awaitStop() {
    while (true) {
      EventSet events = next();
      String seen = null;
      for (Event event : events) {
        if (event instanceof BreakpointEvent hit) {
          seen = show(hit.thread());
        }
      }
      events.resume();
      if (seen != null) {
        return seen;
      }
    }
  }

  @Override
  public void close() {
    try {
      connector.stopListening(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  private void see(Event event) {
    if (event instanceof ClassPrepareEvent loaded) {
      entry =
          vm.eventRequestManager()
              .createBreakpointRequest(
                  loaded.referenceType().methodsByName("run").get(0).location());
      entry.enable();
    } else if (event instanceof BreakpointEvent hit) {
      if (event.request().equals(entry)) {
        if (++entries == 2) {
          step(hit.thread());
        }
      } else {
        hits.add(show(hit.thread()));
      }
    } else if (event instanceof StepEvent step) {
      if (!step.location().method().name().equals("main")) {
        steps.add(show(step.thread()));
      } else {
        event.request().disable();
        entry.disable();
        stopAtAllLines();
      }
    }
  }

  /** Into whatever it calls, as no filter says otherwise. */
  private void step(ThreadReference thread) {
    StepRequest request =
        vm.eventRequestManager()
            .createStepRequest(thread, StepRequest.STEP_LINE, StepRequest.STEP_INTO);
    request.enable();
  }

  /** At the first place of each line of a method. */
  private void stopAtAllLines() {
    for (ReferenceType type : vm.allClasses()) {
      if (type.name().startsWith(PACKAGE)) {
        Set<String> lines = new HashSet<>();
        for (Location each : locations(type)) {
          boolean first = lines.add(each.method() + ":" + each.lineNumber());
          if (first && !each.method().name().equals("main")) {
            BreakpointRequest request = vm.eventRequestManager().createBreakpointRequest(each);
            request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            request.enable();
          }
        }
      }
    }
  }

  private static List<Location> locations(ReferenceType type) {
    try {
      return type.allLineLocations();
    } catch (AbsentInformationException e) {
      throw new IllegalStateException("no lines in " + type, e);
    }
  }

  private static String show(ThreadReference thread) {
    StackFrame frame = top(thread);
    Location at = frame.location();
    Map<String, String> variables = new TreeMap<>();
    try {
      for (Map.Entry<LocalVariable, Value> each :
          frame.getValues(frame.visibleVariables()).entrySet()) {
        variables.put(each.getKey().name(), show(each.getValue()));
      }
    } catch (AbsentInformationException e) {
      variables.put("none", "");
    }
    return "%s.%s:%d %s%s"
        .formatted(
            at.declaringType().name().replace(PACKAGE, ""),
            at.method().name(),
            at.lineNumber(),
            show(frame.thisObject()),
            variables);
  }

  private static StackFrame top(ThreadReference thread) {
    try {
      return thread.frame(0);
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException("not stopped: " + thread, e);
    }
  }

  private static String show(Value value) {
    if (value instanceof PrimitiveValue || value instanceof StringReference || value == null) {
      return String.valueOf(value);
    }
    return value instanceof ArrayReference array
        ? array.getValues().toString()
        : ((ObjectReference) value).referenceType().name().replace(PACKAGE, "");
  }
}
