package org.kcov4j.reader.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.kcov4j.reader.watch.SessionView;
import org.kcov4j.reader.watch.Watcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: what running JVMs record right now. */
@Command(
    name = "watch",
    description = "Shows what threads record while they run. Costs the target nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  kcov4j watch kcov4j-out",
      "  kcov4j watch --once --json --thread='worker-*' kcov4j-out"
    })
final class WatchCommand implements Callable<Integer> {
  private static final int NEWEST_METHODS = 3;
  private static final double SHORTEST_INTERVAL = 0.05;
  private static final double LONGEST_INTERVAL = 86_400;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Time between two looks; 1 if not given.")
  private double interval;

  @Option(names = "--count", paramLabel = "N", description = "Look so often, then end.")
  private Long count;

  @Option(names = "--once", description = "Look once, as --count=1.")
  private boolean once;

  @Option(names = "--json", description = "Write a line of JSON for each look.")
  private boolean json;

  @Option(
      names = "--thread",
      paramLabel = "GLOB",
      description = "Only areas of threads with such a name.")
  private String thread;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "What to watch.")
  private List<Path> paths;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    long looks = looks();
    if (!(interval >= SHORTEST_INTERVAL && interval <= LONGEST_INTERVAL)) {
      throw usage("--interval: expected " + SHORTEST_INTERVAL + " to 86400 seconds");
    }
    Watcher watcher = new Watcher(paths, NEWEST_METHODS);
    Glob threads = thread == null ? Glob.ANY : new Glob(thread);
    long before = 0;
    for (long look = 0; look < looks; look++) {
      if (look > 0) {
        sleep();
      }
      List<SessionView> sessions = selected(watcher.look(), threads);
      long now = System.nanoTime();
      double seconds = look == 0 ? 0 : (now - before) / 1e9;
      before = now;
      show(sessions, seconds);
    }
    return ExitCode.DONE;
  }

  private long looks() {
    if (count != null && (once || count < 1)) {
      throw usage(once ? "--once and --count exclude each other" : "--count: expected 1 or more");
    }
    return once ? 1 : count == null ? Long.MAX_VALUE : count;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void sleep() throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep((long) (interval * 1e9));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static List<SessionView> selected(List<SessionView> sessions, Glob threads) {
    List<SessionView> selected = new ArrayList<>();
    for (SessionView s : sessions) {
      selected.add(
          new SessionView(
              s.name(),
              s.pid(),
              s.start(),
              s.state(),
              s.classes(),
              s.blocks(),
              s.areas().stream().filter(a -> threads.matches(a.threadName())).toList()));
    }
    return selected;
  }

  private void show(List<SessionView> sessions, double seconds) throws IOException {
    if (json) {
      terminal.print(WatchJson.render(sessions, seconds, System.currentTimeMillis()));
    } else {
      terminal.redraw(WatchText.render(sessions, seconds, System.currentTimeMillis(), terminal));
    }
  }
}
