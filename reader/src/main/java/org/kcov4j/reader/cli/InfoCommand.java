package org.kcov4j.reader.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionFormatException;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code info}: what sessions hold. */
@Command(
    name = "info",
    description = "Shows sessions, threads, counts, overflow, classes and collisions.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  kcov4j info kcov4j-out", "  kcov4j info --json all.kcovd"})
final class InfoCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "What to read.")
  private List<Path> paths;

  private final Terminal terminal;

  InfoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<SessionFacts> facts = new ArrayList<>();
    SessionFormatException problem = null;
    for (SessionSource source : Sessions.find(paths)) {
      Session session = source.open();
      problem = problem != null ? problem : session.problem().orElse(null);
      facts.add(SessionFacts.of(session));
    }
    terminal.print(json ? InfoJson.render(facts) : InfoText.render(facts, terminal));
    if (problem != null) {
      throw problem; // after all that can be shown is shown
    }
    return ExitCode.DONE;
  }
}
