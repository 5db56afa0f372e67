package org.kcov4j.it.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A program that runs, and answers each line of its input with a line. */
public final class LiveProgram implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final String command;
  private final Process process;
  private final BufferedReader out;
  private final Path stderr;

  private LiveProgram(String command, Process process, Path stderr) {
    this.command = command;
    this.process = process;
    this.stderr = stderr;
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  static LiveProgram start(List<String> command, Path directory) {
    try {
      Path stderr = Files.createTempFile(directory, "stderr", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(directory.toFile()).redirectError(stderr.toFile());
      Processes.removeOptions(builder);
      return new LiveProgram(String.join(" ", command), builder.start(), stderr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** What is mapped into its memory, by name, as Linux says; a file mapped twice comes twice. */
  public List<String> mappedFiles() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid() + "/maps"))) {
      return lines.map(line -> line.split(" +", 6)).map(parts -> parts[parts.length - 1]).toList();
    }
  }

  /** What it has written to standard error so far. */
  public String standardError() throws IOException {
    return Files.readString(stderr);
  }

  /** What it has open. */
  public List<String> openFiles() throws IOException {
    List<String> files = new ArrayList<>();
    try (DirectoryStream<Path> links =
        Files.newDirectoryStream(Path.of("/proc/" + pid() + "/fd"))) {
      for (Path link : links) {
        try {
          files.add(Files.readSymbolicLink(link).toString());
        } catch (NoSuchFileException e) {
          // Closed by now.
        }
      }
    }
    return files;
  }

  /** The next line that it writes; fails if it ends before, or does not write for two minutes. */
  public String readLine() {
    FutureTask<String> line = new FutureTask<>(out::readLine);
    Thread reader = new Thread(line, "reader of " + pid());
    reader.setDaemon(true);
    reader.start();
    try {
      String read = line.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      if (read == null) {
        throw new AssertionError("ended: " + end());
      }
      return read;
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("no answer within " + TIMEOUT + ": " + command, e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a line and reads the answer. */
  public String ask(String line) {
    tell(line);
    return readLine();
  }

  /** Sends a line. */
  public void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(command, e);
    }
  }

  /** Waits for its end; what it wrote and nobody read is in the result. */
  public Run end() {
    try {
      if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + TIMEOUT + ": " + command);
      }
      StringBuilder rest = new StringBuilder();
      out.lines().forEach(line -> rest.append(line).append('\n'));
      return new Run(command, process.exitValue(), rest.toString(), Files.readString(stderr));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends it if it runs. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
