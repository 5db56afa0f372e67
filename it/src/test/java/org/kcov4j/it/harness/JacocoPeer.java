package org.kcov4j.it.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.tools.ExecFileLoader;

/** JaCoCo, as the oracle of covered lines. */
public final class JacocoPeer {

  private JacocoPeer() {}

  /** The JVM argument that runs it and has it write to the given file. */
  public static String jvmArg(Path execFile) {
    return "-javaagent:" + Artifacts.peer("org.jacoco.agent-runtime") + "=destfile=" + execFile;
  }

  /** The lines of which at least one instruction is covered, as {@code a/b/C.java:17}. */
  public static SortedSet<String> covered(Path execFile, List<Path> classPath) throws IOException {
    ExecFileLoader data = new ExecFileLoader();
    data.load(execFile.toFile());
    SortedSet<String> lines = new TreeSet<>();
    for (Path path : classPath) {
      if (Files.isDirectory(path)) {
        addDirectory(path, data, lines);
      } else {
        addJar(path, data, lines);
      }
    }
    return lines;
  }

  private static void addDirectory(Path root, ExecFileLoader data, SortedSet<String> lines)
      throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".class")).toList()) {
        add(Files.readAllBytes(file), file.toString(), data, lines);
      }
    }
  }

  private static void addJar(Path jar, ExecFileLoader data, SortedSet<String> lines)
      throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().endsWith(".class")) {
          add(in.readAllBytes(), entry.getName(), data, lines);
        }
      }
    }
  }

  /**
   * One builder for each class file: a multi-release jar has several of the same name, which one
   * builder refuses. Only the one that was loaded has data.
   */
  private static void add(
      byte[] classFile, String name, ExecFileLoader data, SortedSet<String> lines)
      throws IOException {
    CoverageBuilder builder = new CoverageBuilder();
    new Analyzer(data.getExecutionDataStore(), builder).analyzeClass(classFile, name);
    for (ISourceFileCoverage source : builder.getSourceFiles()) {
      for (int line = source.getFirstLine(); line <= source.getLastLine(); line++) {
        int status = source.getLine(line).getStatus();
        if (status == ICounter.FULLY_COVERED || status == ICounter.PARTLY_COVERED) {
          lines.add(source.getPackageName() + "/" + source.getName() + ":" + line);
        }
      }
    }
  }
}
