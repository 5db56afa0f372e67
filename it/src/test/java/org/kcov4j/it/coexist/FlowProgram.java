package org.kcov4j.it.coexist;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Run;
import org.kcov4j.it.harness.SampleClasses;
import org.kcov4j.it.harness.TraceRow;

/** All flow samples in one JVM, and what their main thread ran: every block and edge, in order. */
final class FlowProgram {
  private static final String[] OPTIONS = {
    "mode=pc", "threads=main", "granularity=edge", "includes=" + SampleClasses.PATTERN
  };

  private FlowProgram() {}

  /** What a run said and recorded. */
  record Recorded(String stdout, List<TraceRow> trace) {}

  /** Adds the agent, with options that record it. */
  static ForkedJvm withAgent(ForkedJvm jvm) {
    return jvm.agent(OPTIONS);
  }

  /** Adds the program, and runs it. */
  static Run run(ForkedJvm jvm) {
    List<Path> path = new ArrayList<>(Artifacts.conformance());
    path.add(Artifacts.samples());
    return jvm.classPath(path).main("org.kcov4j.conformance.Mains", targets()).run();
  }

  /** The names of the main classes. */
  static String[] targets() {
    return SampleClasses.flowTargets().toArray(String[]::new);
  }

  /** Runs it where nothing may be said on standard error, and reads what was recorded. */
  static Recorded record(ForkedJvm jvm, Path work) {
    Run run = run(jvm).clean();
    return new Recorded(run.stdout(), new Cli(work).trace("main", jvm.sessions().get(0)));
  }
}
