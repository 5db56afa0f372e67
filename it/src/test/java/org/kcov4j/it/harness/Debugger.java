package org.kcov4j.it.harness;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.ArrayReference;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
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
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final String PACKAGE = "org.kcov4j.conformance.debug.";

  private final DebugPort port = new DebugPort();
  private final List<String> steps = new ArrayList<>();
  private final List<String> hits = new ArrayList<>();
  private VirtualMachine vm;
  private DebugEvents events;
  private BreakpointRequest entry;
  private int entries;

  /** The option with which a JVM is to be started, which then waits for this. */
  public String jvmArg() {
    return port.jvmArg();
  }

  /** Takes the program that was started. */
  public void accept() {
    vm = port.accept();
    events = new DebugEvents(vm, SILENCE);
  }

  /** Has it run without a stop. */
  public void resume() {
    events.next().resume();
  }

  /** Has it run to its end. */
  public void follow(String mainClass) {
    var prepared = vm.eventRequestManager().createClassPrepareRequest();
    prepared.addClassFilter(mainClass);
    prepared.enable();
    events.forEach(this::see);
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
      EventSet some = events.next();
      String seen = null;
      for (Event event : some) {
        if (event instanceof BreakpointEvent hit) {
          seen = show(hit.thread());
        }
      }
      some.resume();
      if (seen != null) {
        return seen;
      }
    }
  }

  @Override
  public void close() {
    port.close();
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
