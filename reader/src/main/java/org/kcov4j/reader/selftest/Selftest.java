package org.kcov4j.reader.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts a JVM with an agent, and has it check that agent. */
public final class Selftest {
  static final String OK = "ok";
  private static final int SECONDS = 60;

  private final Path agent;
  private final Path java;

  /**
   * @param agent the agent's jar
   * @param javaHome where {@code bin/java} is, Java 17 or later
   */
  public Selftest(Path agent, Path javaHome) {
    this.agent = agent;
    this.java = javaHome.resolve("bin").resolve("java");
  }

  /** The agent's jar beside this jar, or where the build puts it; null if it is in neither. */
  public static Path defaultAgent() {
    Path directory = ownJar().toAbsolutePath().getParent();
    String name = "kcov4j-agent.jar";
    return Stream.of(directory, directory.resolve("../../agent/target"))
        .map(each -> each.resolve(name).normalize())
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(null);
  }

  /**
   * Runs all checks.
   *
   * @throws IOException if the JVM or the agent cannot be used
   */
  public List<CheckResult> run() throws IOException {
    if (!Files.isRegularFile(agent)) {
      throw new IOException(agent + ": expected an agent's jar, found no file");
    }
    if (!Files.isExecutable(java)) {
      throw new IOException(java + ": expected a java command, found none");
    }
    Path directory = Files.createTempDirectory("kcov4j-selftest");
    try {
      return results(fork(directory));
    } finally {
      delete(directory);
    }
  }

  private List<String> fork(Path directory) throws IOException {
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(
                java.toString(),
                "-javaagent:"
                    + agent.toAbsolutePath()
                    + "=mode=none,includes="
                    + Probed.class.getName(),
                "-cp",
                ownJar().toString(),
                SelftestProgram.class.getName())
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeAll(
            List.of("KCOV4J_OPTIONS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    int exit = waitFor(builder.start());
    List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
    if (exit != 0 || lines.isEmpty()) {
      String said = Files.readString(err).strip().lines().findFirst().orElse("nothing");
      throw new IOException(
          java + " with " + agent + ": expected exit status 0, found " + exit + ": " + said);
    }
    return lines;
  }

  private int waitFor(Process process) throws IOException {
    try {
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new IOException(java + ": expected an end within " + SECONDS + " s, found none");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<CheckResult> results(List<String> lines) {
    List<CheckResult> results = new ArrayList<>();
    for (String line : lines) {
      String[] columns = line.split("\t", 2);
      boolean ok = columns.length == 2 && columns[1].equals(OK);
      results.add(new CheckResult(columns[0], ok, ok || columns.length == 1 ? "" : columns[1]));
    }
    return results;
  }

  private static Path ownJar() {
    try {
      return Path.of(Selftest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
