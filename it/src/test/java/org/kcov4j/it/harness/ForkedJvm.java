package org.kcov4j.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program in a JVM of its own, with or without the agent. Everything it writes goes below its
 * work directory.
 *
 * <p>All JVMs run with {@code -Xverify:all}: without it classes of the boot loader are not
 * verified. Only {@code -Xverify:none} is deprecated and prints a warning; {@code all} leaves
 * standard error clean. (The flags behind it, {@code BytecodeVerificationLocal} and {@code
 * -Remote}, are diagnostic from JDK 25 on.)
 */
public final class ForkedJvm {

  private final Jdk jdk;
  private final Path directory;
  private final List<String> jvmArgs = new ArrayList<>();
  private final List<String> program = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Duration timeout = Duration.ofMinutes(2);

  /**
   * @param jdk where it runs
   * @param directory its work directory, made if absent
   */
  public ForkedJvm(Jdk jdk, Path directory) {
    this.jdk = jdk;
    this.directory = directory.toAbsolutePath();
    jvmArgs.add("-Xverify:all");
  }

  /** Adds arguments before the main class. */
  public ForkedJvm jvmArgs(String... args) {
    jvmArgs.addAll(List.of(args));
    return this;
  }

  /** Adds the agent with {@code output} set to {@code out} in the work directory. */
  public ForkedJvm agent(String... options) {
    String list =
        Stream.concat(Stream.of("output=" + output()), Stream.of(options))
            .collect(Collectors.joining(","));
    return jvmArgs("-javaagent:" + Artifacts.agent() + "=" + list);
  }

  /** Sets the class path. */
  public ForkedJvm classPath(List<Path> path) {
    String joined =
        path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return jvmArgs("-cp", joined);
  }

  /** Sets the main class and its arguments. */
  public ForkedJvm main(String mainClass, String... args) {
    program.add(mainClass);
    program.addAll(List.of(args));
    return this;
  }

  /** Has an executable jar run, with its manifest's main class. */
  public ForkedJvm jar(Path jar, String... args) {
    program.add("-jar");
    return main(jar.toString(), args);
  }

  /** Sets a variable of its environment. */
  public ForkedJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Sets how long it may run; two minutes if not set. */
  public ForkedJvm timeout(Duration duration) {
    timeout = duration;
    return this;
  }

  /** Runs it to its end. */
  public Run run() {
    return Processes.run(command(), directory, timeout, environment);
  }

  /** Starts it, to talk to it while it runs. */
  public LiveProgram start() {
    return LiveProgram.start(command(), directory);
  }

  private List<String> command() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(jvmArgs);
    command.addAll(program);
    return command;
  }

  /** The directory that holds the session directories. */
  public Path output() {
    return directory.resolve("out");
  }

  /** The session directories, one for each JVM that the agent was in. */
  public List<Path> sessions() {
    try (Stream<Path> children = Files.list(output())) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no sessions", e);
    }
  }
}
