package org.kcov4j.it.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.internal.data.CRC64;
import org.jacoco.core.tools.ExecFileLoader;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.xml.XMLFormatter;

/** JaCoCo, as the oracle of covered lines. */
public final class JacocoPeer {

  private static final Pattern RELEASE = Pattern.compile("META-INF/versions/(\\d+)/(.*)");

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

  /**
   * Writes JaCoCo's own report in XML, of all classes of a class path. Of a class that a
   * multi-release jar has several times it takes the one that ran, else the newest that JVMs of the
   * given feature version would load.
   */
  public static void report(Path execFile, List<Path> classPath, int feature, Path xml)
      throws IOException {
    ExecFileLoader data = new ExecFileLoader();
    data.load(execFile.toFile());
    Map<String, byte[]> chosen = new LinkedHashMap<>();
    for (Path path : classPath) {
      if (Files.isDirectory(path)) {
        try (var files = Files.walk(path)) {
          for (Path file : files.filter(name -> name.toString().endsWith(".class")).toList()) {
            String name = path.relativize(file).toString();
            if (!name.startsWith("META-INF/")) { // nothing is loaded from there
              chosen.putIfAbsent(name, Files.readAllBytes(file));
            }
          }
        }
      } else {
        releases(path, feature)
            .forEach((name, files) -> chosen.putIfAbsent(name, ran(files, data)));
      }
    }
    CoverageBuilder builder = new CoverageBuilder();
    Analyzer analyzer = new Analyzer(data.getExecutionDataStore(), builder);
    for (Map.Entry<String, byte[]> file : chosen.entrySet()) {
      analyzer.analyzeClass(file.getValue(), file.getKey());
    }
    try (OutputStream out = Files.newOutputStream(xml)) {
      IReportVisitor visitor = new XMLFormatter().createVisitor(out);
      visitor.visitInfo(
          data.getSessionInfoStore().getInfos(), data.getExecutionDataStore().getContents());
      visitor.visitBundle(builder.getBundle("jacoco"), null);
      visitor.visitEnd();
    }
  }

  /** By name, the newest last. */
  private static Map<String, List<byte[]>> releases(Path jar, int feature) throws IOException {
    Map<String, TreeMap<Integer, byte[]>> found = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.getName().endsWith(".class")) {
          continue;
        }
        Matcher release = RELEASE.matcher(entry.getName());
        boolean versioned = release.matches();
        int from = versioned ? Integer.parseInt(release.group(1)) : 0;
        if (from <= feature) {
          found
              .computeIfAbsent(
                  versioned ? release.group(2) : entry.getName(), name -> new TreeMap<>())
              .put(from, in.readAllBytes());
        }
      }
    }
    Map<String, List<byte[]>> result = new LinkedHashMap<>();
    found.forEach((name, files) -> result.put(name, List.copyOf(files.values())));
    return result;
  }

  private static byte[] ran(List<byte[]> files, ExecFileLoader data) {
    for (byte[] file : files) {
      if (data.getExecutionDataStore().get(CRC64.classId(file)) != null) {
        return file;
      }
    }
    return files.get(files.size() - 1);
  }
}
