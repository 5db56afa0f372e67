package org.kcov4j.it.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kcov4j.it.harness.Jdk;

/**
 * A program of {@code bench.load} that takes no arguments but system properties.
 *
 * @param mainClass its class name
 * @param libraries what it needs on the class path, see {@link BenchPaths#library}
 * @param properties what it is told
 */
record Program(String mainClass, List<String> libraries, Map<String, String> properties) {

  /**
   * The command line that runs it.
   *
   * @param jvmArgs further arguments to the JVM
   * @param work a directory into which the coverage tool may write
   */
  List<String> command(Jdk jdk, Configuration configuration, List<String> jvmArgs, Path work) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(BenchPaths.drivers());
    libraries.forEach(library -> classPath.addAll(BenchPaths.library(library)));
    classPath.addAll(configuration.classPath().get());
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(jvmArgs);
    command.addAll(configuration.jvmArgs().apply(work));
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add("-Dbench.main=" + mainClass);
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(configuration.launcher().apply(mainClass));
    return command;
  }
}
