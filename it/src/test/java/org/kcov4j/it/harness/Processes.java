package org.kcov4j.it.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end. */
public final class Processes {

  /** Variables from which a JVM would take options that no test has asked for. */
  private static final Set<String> OPTIONS =
      Set.of(
          "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "KCOV4J_OPTIONS", "CLASSPATH");

  private Processes() {}

  /**
   * Runs it in the given directory. Its output goes to files there, since pipes that nobody reads
   * would stop it.
   */
  public static Run run(List<String> command, Path directory, Duration timeout) {
    return run(command, directory, timeout, Map.of());
  }

  /** As {@link #run(List, Path, Duration)}, with something to read from standard input. */
  static Run run(List<String> command, Path directory, Duration timeout, String input) {
    return run(command, directory, timeout, Map.of(), input);
  }

  /** As {@link #run(List, Path, Duration)}, with more variables in its environment. */
  static Run run(
      List<String> command, Path directory, Duration timeout, Map<String, String> environment) {
    return run(command, directory, timeout, environment, "");
  }

  private static Run run(
      List<String> command,
      Path directory,
      Duration timeout,
      Map<String, String> environment,
      String input) {
    try {
      Path stdout = Files.createTempFile(directory, "stdout", ".txt");
      Path stderr = Files.createTempFile(directory, "stderr", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(stdout.toFile())
              .redirectError(stderr.toFile());
      removeOptions(builder);
      builder.environment().putAll(environment);
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      Run run = new Run(String.join(" ", command), process.exitValue(), read(stdout), read(stderr));
      if (!ended) {
        throw new AssertionError("still running after " + timeout + ": " + run);
      }
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Keeps from a command what would change its JVM. */
  static void removeOptions(ProcessBuilder builder) {
    builder.environment().keySet().removeAll(OPTIONS);
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
