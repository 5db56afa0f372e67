package org.kcov4j.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kcov4j.it.bytecode.ClassFile;
import org.kcov4j.it.bytecode.Leaders;
import org.kcov4j.it.bytecode.MethodCode;

/** The class files of the sample targets, and the leaders in them. */
public final class SampleClasses {

  /** Matches all of them. */
  public static final String PATTERN = "org.kcov4j.samples.*";

  private static final String FLOW = "org.kcov4j.samples.flow";

  private static final Map<String, Map<String, SortedSet<Integer>>> LEADERS =
      new ConcurrentHashMap<>();

  private SampleClasses() {}

  /** The names of the main classes of {@code org.kcov4j.samples.flow}, sorted. */
  public static List<String> flowTargets() {
    try (Stream<Path> files = Files.list(Artifacts.samples().resolve(FLOW.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.matches(".*\\$.*|package-info.*"))
          .map(name -> FLOW + "." + name.substring(0, name.length() - ".class".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The methods of a class that have code. None for a class without a class file, such as the
   * hidden classes that the JVM makes for lambdas: no agent gets to see those.
   */
  static List<MethodCode> methods(String className) {
    Path file = Artifacts.samples().resolve(className.replace('.', '/') + ".class");
    try {
      return Files.exists(file) ? ClassFile.methods(Files.readAllBytes(file)) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a basic block begins there. */
  public static boolean isLeader(CodeLocation location) {
    return LEADERS
        .computeIfAbsent(location.className(), SampleClasses::leaders)
        .get(location.method() + location.descriptor())
        .contains(location.bci());
  }

  private static Map<String, SortedSet<Integer>> leaders(String className) {
    return methods(className).stream()
        .collect(Collectors.toMap(MethodCode::signature, Leaders::of));
  }
}
