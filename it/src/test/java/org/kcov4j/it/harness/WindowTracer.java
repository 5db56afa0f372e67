package org.kcov4j.it.harness;

import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.MethodEntryRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcov4j.it.bytecode.Leaders;
import org.kcov4j.it.bytecode.MethodCode;

/**
 * Runs a program under a debugger that stops its main thread at each basic block of some classes,
 * those of the JDK included, from where the program calls {@code Window.begin()} to where it calls
 * {@code Window.end()}, in all frames that begin there. A method gets its breakpoints when it is
 * first entered there: each hit takes the JVM longer the more breakpoints there are.
 */
public final class WindowTracer {
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final String window;
  private final List<CompiledClasses> classes;
  private final List<String> patterns;
  private final List<CodeLocation> blocks = new ArrayList<>();
  private final Set<Method> known = new HashSet<>();
  private final List<EventRequest> entries = new ArrayList<>();
  private EventRequestManager requests;
  private ThreadReference main;
  private BreakpointRequest begin;
  private BreakpointRequest end;

  /**
   * @param window the name of the class with {@code begin} and {@code end}
   * @param classes the class files
   * @param patterns of the classes to trace: names, or beginnings with a star behind
   */
  public WindowTracer(String window, List<CompiledClasses> classes, List<String> patterns) {
    this.window = window;
    this.classes = classes;
    this.patterns = patterns;
  }

  /**
   * What was seen.
   *
   * @param blocks that the main thread began in windows, in order
   * @param run of the program
   */
  public record Traced(List<CodeLocation> blocks, Run run) {}

  /** Runs a program to its end. */
  public Traced run(ForkedJvm jvm) {
    try (DebugPort port = new DebugPort();
        LiveProgram program = jvm.jvmArgs(port.jvmArg()).start()) {
      VirtualMachine vm = port.accept();
      requests = vm.eventRequestManager();
      ClassPrepareRequest prepared = requests.createClassPrepareRequest();
      prepared.addClassFilter(window);
      prepared.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
      prepared.enable();
      new DebugEvents(vm, SILENCE).forEach(this::see);
      return new Traced(List.copyOf(blocks), program.end());
    }
  }

  private void see(Event event) {
    if (event instanceof ClassPrepareEvent loaded) {
      ReferenceType type = loaded.referenceType();
      main = loaded.thread();
      begin = stopAt(type.methodsByName("begin").get(0).location());
      end = stopAt(type.methodsByName("end").get(0).location());
      patterns.forEach(this::watchEntries);
    } else if (event instanceof MethodEntryEvent entered) {
      if (known.add(entered.method()) && stopAtBlocks(entered.method())) {
        // The JVM says no second time that it is there.
        blocks.add(location(entered.location()));
      }
    } else if (event instanceof BreakpointEvent hit && hit.thread().equals(main)) {
      if (hit.request().equals(begin)) {
        entries.forEach(EventRequest::enable);
      } else if (hit.request().equals(end)) {
        entries.forEach(EventRequest::disable);
        requests.deleteAllBreakpoints();
      } else {
        blocks.add(location(hit.location()));
      }
    }
  }

  private void watchEntries(String pattern) {
    MethodEntryRequest request = requests.createMethodEntryRequest();
    request.addClassFilter(pattern);
    request.addThreadFilter(main);
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    entries.add(request);
  }

  /** Whether it has any: a native method has none. */
  private boolean stopAtBlocks(Method method) {
    for (CompiledClasses each : classes) {
      for (MethodCode code : each.methods(method.declaringType().name())) {
        if (code.signature().equals(method.name() + method.signature())) {
          Leaders.of(code).forEach(bci -> stopAt(method.locationOfCodeIndex(bci)));
          return true;
        }
      }
    }
    return false;
  }

  private BreakpointRequest stopAt(Location location) {
    // Not filtered by thread: the JVM would look at the threads of all breakpoints at each hit.
    BreakpointRequest request = requests.createBreakpointRequest(location);
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    request.enable();
    return request;
  }

  private static CodeLocation location(Location location) {
    Method method = location.method();
    return new CodeLocation(
        method.declaringType().name(),
        method.name(),
        method.signature(),
        (int) location.codeIndex());
  }
}
