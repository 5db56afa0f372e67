package org.kcov4j.it.coexist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Run;
import org.kcov4j.it.harness.SampleClasses;
import org.kcov4j.it.harness.TraceRow;

/** All flow samples in one JVM, and what their main thread ran: every block and edge, in order. */
final class FlowProgram {
  private static final String[] OPTIONS = {
    "mode=pc", "threads=main", "granularity=edge", "includes=" + SampleClasses.PATTERN
  };

  private FlowProgram() {}

  /** What a run said and recorded. */
  record Recorded(String stdout, List<TraceRow> trace) {}

  /** Adds the agent, with options that record it. */
  static ForkedJvm withAgent(ForkedJvm jvm) {
    return jvm.agent(OPTIONS);
  }

  /** Adds the program, and runs it. */
  static Run run(ForkedJvm jvm) {
    List<Path> path = new ArrayList<>(Artifacts.conformance());
    path.add(Artifacts.samples());
    return jvm.classPath(path).main("org.kcov4j.conformance.Mains", targets()).run();
  }

  /** The names of the main classes. */
  static String[] targets() {
    return SampleClasses.flowTargets().toArray(String[]::new);
  }

  /** Where its classes are. */
  static List<Path> roots() {
    return List.of(Artifacts.samples(), Artifacts.conformance().get(0));
  }

  /** The class files of the samples, or of what runs them. */
  static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().matches(".*/samples/flow/[^-]*[.]class|.*/Mains[.]class"))
          .sorted()
          .toList();
    }
  }

  /**
   * Writes it to a jar.
   *
   * @param more a jar whose entries go into it, too, but for its manifest; or none
   */
  static Path jar(Path jar, Attributes attributes, Path... more) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putAll(attributes);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      for (Path root : roots()) {
        for (Path file : files(root)) {
          entries.putNextEntry(new ZipEntry(root.relativize(file).toString()));
          entries.write(Files.readAllBytes(file));
        }
      }
      for (Path each : more) {
        copy(each, entries);
      }
    }
    return jar;
  }

  private static void copy(Path from, JarOutputStream to) throws IOException {
    try (JarFile jar = new JarFile(from.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          try (InputStream in = jar.getInputStream(entry)) {
            in.transferTo(to);
          }
        }
      }
    }
  }

  /** The options that record it. */
  static String options() {
    return String.join(",", OPTIONS);
  }

  /** Runs it where nothing may be said on standard error, and reads what was recorded. */
  static Recorded record(ForkedJvm jvm, Path work) {
    Run run = run(jvm).clean();
    return new Recorded(run.stdout(), new Cli(work).trace("main", jvm.sessions().get(0)));
  }
}
