package org.kcov4j.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a main class of the tests in a JVM of its own. */
public final class ForkedJvm {
  private String home = System.getProperty("java.home");
  private String classPath = System.getProperty("java.class.path");
  private int fileSizeLimit = -1;
  private final List<String> options = new ArrayList<>();

  /** How it ended and what it printed. */
  public record Result(int exit, String out, String err) {}

  /** With another JDK than the one that runs the tests. */
  public ForkedJvm home(Path jdk) {
    home = jdk.toString();
    return this;
  }

  public ForkedJvm classPath(String path) {
    classPath = path;
    return this;
  }

  public ForkedJvm option(String option) {
    options.add(option);
    return this;
  }

  /**
   * No file may grow beyond so many bytes (a multiple of 512): a write that would is cut short and
   * the next one fails, just as on a full disk, but without root.
   */
  public ForkedJvm fileSizeLimit(int bytes) {
    fileSizeLimit = bytes / 512;
    return this;
  }

  public Result run(Class<?> main, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home + "/bin/java");
    command.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(Arrays.asList(args));
    if (fileSizeLimit >= 0) {
      command.addAll(
          0, List.of("/bin/sh", "-c", "ulimit -f " + fileSizeLimit + " && exec \"$@\"", "sh"));
    }
    Path out = Files.createTempFile("forked", ".out");
    Path err = Files.createTempFile("forked", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().remove("JDK_JAVA_OPTIONS");
      builder.redirectInput(new File("/dev/null"));
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no end after 120 s: " + command);
      }
      return new Result(process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** A JDK of at least a feature version beside the one that runs the tests, or that one itself. */
  public static Optional<Path> jdk(int atLeast) {
    if (Runtime.version().feature() >= atLeast) {
      return Optional.of(Path.of(System.getProperty("java.home")));
    }
    Path beside = Path.of(System.getProperty("java.home")).getParent();
    try (Stream<Path> all = Files.list(beside)) {
      return all.filter(each -> feature(each) >= atLeast).sorted().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int feature(Path jdk) {
    try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("[^0-9.]", "").split("\\."))
          .mapToInt(parts -> Integer.parseInt(parts[0]))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
