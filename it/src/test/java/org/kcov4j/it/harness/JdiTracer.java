package org.kcov4j.it.harness;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.connect.VMStartException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kcov4j.it.bytecode.MethodCode;

/**
 * Runs a program under a debugger that stops the main thread before every instruction of the
 * program's classes.
 *
 * <p>It does so with a breakpoint on each instruction, set when the class has been prepared and so
 * before any of its code can run. Step requests would lose instructions: HotSpot hides single steps
 * while it resolves a field or a static method, and with them the static initializers that this
 * runs. Breakpoints are also hit when the class library calls back. One hit is one event, so a jump
 * to itself counts as often as it is executed.
 */
public final class JdiTracer {

  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final DebuggedProgram program;
  private final StaticInitializers initializers = new StaticInitializers();
  private final List<Step> steps = new ArrayList<>();

  private JdiTracer(DebuggedProgram program) {
    this.program = program;
  }

  /**
   * The result of tracing.
   *
   * @param steps what the main thread executed of the classes that match
   * @param stdout what the program printed
   */
  public record Traced(List<Step> steps, String stdout) {}

  /** Traces a program. */
  static Traced run(DebuggedProgram program) {
    JdiTracer tracer = new JdiTracer(program);
    VirtualMachine vm = launch(program);
    try {
      tracer.follow(vm);
      return new Traced(List.copyOf(tracer.steps), read(vm.process()));
    } finally {
      vm.process().destroyForcibly();
    }
  }

  private static VirtualMachine launch(DebuggedProgram program) {
    String classPath =
        program.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("home").setValue(program.jdk().home().toString());
    arguments
        .get("options")
        .setValue(
            "-Xverify:all " + String.join(" ", program.jvmArgs()) + " -cp \"" + classPath + "\"");
    arguments.get("main").setValue(program.mainClass());
    try {
      return connector.launch(arguments);
    } catch (IOException | IllegalConnectorArgumentsException | VMStartException e) {
      throw new IllegalStateException("cannot debug " + program, e);
    }
  }

  private void follow(VirtualMachine vm) {
    ClassPrepareRequest prepared = vm.eventRequestManager().createClassPrepareRequest();
    prepared.addClassFilter(program.pattern());
    prepared.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    prepared.enable();
    new DebugEvents(vm, SILENCE)
        .forEach(
            event -> {
              if (event instanceof BreakpointEvent hit) {
                record(hit);
              } else if (event instanceof ClassPrepareEvent loaded) {
                setBreakpoints(loaded.referenceType());
              }
            });
  }

  private void setBreakpoints(ReferenceType type) {
    for (MethodCode code : program.classes().methods(type.name())) {
      Method method = type.methodsByName(code.name(), code.descriptor()).get(0);
      for (int bci : code.instructions()) {
        Location location = method.locationOfCodeIndex(bci);
        BreakpointRequest request =
            type.virtualMachine().eventRequestManager().createBreakpointRequest(location);
        request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        request.enable();
      }
    }
  }

  private void record(BreakpointEvent hit) {
    if (hit.thread().name().equals("main")) {
      Method method = hit.location().method();
      CodeLocation location =
          new CodeLocation(
              method.declaringType().name(),
              method.name(),
              method.signature(),
              (int) hit.location().codeIndex());
      steps.add(new Step(location, initializers.contain(hit.thread(), method)));
    }
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
