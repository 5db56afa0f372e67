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
import org.kcov4j.it.bytecode.ClassFile;
import org.kcov4j.it.bytecode.Leaders;
import org.kcov4j.it.bytecode.MethodCode;

/** The class files in a directory, and the leaders in them. */
public final class CompiledClasses {

  private final Path directory;
  private final Map<String, Map<String, SortedSet<Integer>>> leaders = new ConcurrentHashMap<>();

  /** The class files below a directory of packages. */
  public CompiledClasses(Path directory) {
    this.directory = directory;
  }

  /** Where they are. */
  public Path directory() {
    return directory;
  }

  /**
   * The methods of a class that have code. None for a class without a class file, such as the
   * hidden classes that the JVM makes for lambdas: no agent gets to see those.
   */
  List<MethodCode> methods(String className) {
    Path file = directory.resolve(className.replace('.', '/') + ".class");
    try {
      return Files.exists(file) ? ClassFile.methods(Files.readAllBytes(file)) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a basic block begins there. */
  boolean isLeader(CodeLocation location) {
    return leaders
        .computeIfAbsent(location.className(), this::leaders)
        .get(location.method() + location.descriptor())
        .contains(location.bci());
  }

  private Map<String, SortedSet<Integer>> leaders(String className) {
    return methods(className).stream()
        .collect(Collectors.toMap(MethodCode::signature, Leaders::of));
  }
}
