package org.kcov4j.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that the build has put in place. The build names each in a system property; without it
 * the place is found from the working directory, which in an IDE is this module's.
 */
public final class Artifacts {

  private Artifacts() {}

  /** The agent jar. */
  public static Path agent() {
    return existing(property("kcov4j.agent", "../agent/target/kcov4j-agent.jar"));
  }

  /** The command line, an executable jar. */
  public static Path cli() {
    return existing(property("kcov4j.cli", "../reader/target/kcov4j-cli.jar"));
  }

  /** The class path of the programs that check the contract: these and the API. */
  public static List<Path> conformance() {
    return List.of(
        existing(property("kcov4j.conformance", "target/conformance")),
        existing(property("kcov4j.runtime", "../runtime/target/classes")));
  }

  /** The class directory of the sample targets. */
  public static Path samples() {
    return existing(property("kcov4j.samples", "../sample-targets/target/classes"));
  }

  /** The sources of the sample targets. */
  public static Path sampleSources() {
    return existing(samples().resolve("../../src/main/java").normalize());
  }

  /** The sample targets and what they need: Jackson. */
  public static List<Path> samplesWithLibraries() {
    List<Path> path = new ArrayList<>();
    path.add(samples());
    path.addAll(jackson());
    return path;
  }

  /** Jackson's jars, sorted. */
  public static List<Path> jackson() {
    return jars("jackson");
  }

  /** Libraries that the tests of the corpora need, sorted; with {@code -Poracle} they are there. */
  public static List<Path> testLibraries() {
    return jars("oracle");
  }

  private static List<Path> jars(String directory) {
    try (Stream<Path> jars = Files.list(existing(lib().resolve(directory)))) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program that the tests run, such as {@code h2}. */
  public static Path corpus(String name) {
    return existing(lib().resolve("corpora").resolve(name + ".jar"));
  }

  /** A library or agent that programs of the tests run with, such as {@code jboss-modules}. */
  public static Path library(String name) {
    return existing(lib().resolve("coexist").resolve(name + ".jar"));
  }

  /** Another coverage tool, such as {@code org.jacoco.agent-runtime}. */
  public static Path peer(String name) {
    return existing(lib().resolve("peers").resolve(name + ".jar"));
  }

  private static Path lib() {
    return property("kcov4j.lib", "target/lib");
  }

  private static Path property(String key, String fallback) {
    return Path.of(System.getProperty(key, fallback)).toAbsolutePath().normalize();
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException("not built yet: " + path);
    }
    return path;
  }
}
