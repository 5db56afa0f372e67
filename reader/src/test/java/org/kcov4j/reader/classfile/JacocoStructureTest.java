package org.kcov4j.reader.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICoverageNode;
import org.jacoco.core.analysis.ILine;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.Lines;
import org.kcov4j.reader.coverage.MethodNode;
import org.kcov4j.reader.fixture.CompiledClasses;

/**
 * What there is to cover in a class file is the same as for JaCoCo, method by method and line by
 * line.
 */
class JacocoStructureTest {
  @TempDir Path directory;

  @Test
  void shouldFindInLibrariesWhatJacocoFinds() throws Exception {
    assertThat(compare(jarOf(ObjectMapper.class))).isGreaterThan(700);
    assertThat(compare(jarOf(Assertions.class))).isGreaterThan(800);
  }

  @Test
  void shouldFindInTheJdkWhatJacocoFinds() throws Exception {
    Path jdk = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
    Path copy = directory.resolve("util");
    try (Stream<Path> files = Files.walk(jdk.resolve("java/util"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        Path to = copy.resolve(jdk.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }

    assertThat(compare(copy)).isGreaterThan(1000);
  }

  @Test
  void shouldFindInWhatCompilersMakeOfSourceWhatJacocoFinds() throws Exception {
    Path classes =
        CompiledClasses.compile(
            directory.resolve("made"),
            Map.of(
                "a.Made",
                """
                package a;
                import java.io.*;
                class Made {
                  enum Kind { ONE, TWO }
                  record Point(int x, int y) {
                    Point { if (x < 0) throw new IllegalArgumentException(); }
                    int sum() { return x + y; }
                  }
                  private Made() {}
                  static int finallyTwice(Reader in) throws IOException {
                    try { return in.read(); } finally { if (in != null) in.close(); }
                  }
                  static int resources(Path2 p) throws IOException {
                    try (Reader a = p.open(); Reader b = p.open()) { return a.read() + b.read(); }
                  }
                  interface Path2 { Reader open() throws IOException; }
                  static int strings(String s) {
                    switch (s) { case "Aa": case "BB": return 1; case "c": return 2; }
                    return 3;
                  }
                  static int kinds(Kind k) {
                    return switch (k) { case ONE -> 1; case TWO -> 2; };
                  }
                  static void locked(Object o) { synchronized (o) { o.notify(); } }
                  static Runnable lambda(int x) { assert x > 0; return () -> { if (x > 1) new Made(); }; }
                  static <T extends Comparable<T>> int pattern(Object o) {
                    return o instanceof String s && s.isEmpty() ? 1 : 2;
                  }
                }
                """));

    assertThat(compare(classes))
        .isEqualTo(3); // Path2 has no code, the switch's helper does not count
  }

  private static Path jarOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** How many classes were compared. */
  private static int compare(Path classes) throws IOException {
    Coverage coverage = new Coverage();
    coverage.addClassFiles(new ClassFiles(List.of(classes)));
    Map<String, String> ours = new TreeMap<>();
    CoverageTree.of(coverage)
        .packages()
        .forEach(p -> p.classes().forEach(c -> ours.put(c.type().name(), describe(c))));
    Map<String, String> theirs = new TreeMap<>();
    CoverageBuilder builder = new CoverageBuilder();
    Analyzer analyzer = new Analyzer(new ExecutionDataStore(), builder);
    new ClassFilesOf(classes).forEach(analyzer);
    for (IClassCoverage type : builder.getClasses()) {
      if (type.containsCode()) {
        theirs.put(type.getName(), describe(type));
      }
    }
    assertThat(ours.keySet()).isEqualTo(theirs.keySet());
    ours.forEach((name, text) -> assertThat(text).as(name).isEqualTo(theirs.get(name)));
    return ours.size();
  }

  /** All class files but those of later releases, which one JaCoCo builder would refuse. */
  private record ClassFilesOf(Path path) {
    void forEach(Analyzer analyzer) throws IOException {
      if (Files.isDirectory(path)) {
        walk(path, analyzer);
      } else {
        try (var zip = FileSystems.newFileSystem(path)) {
          walk(zip.getPath("/"), analyzer);
        }
      }
    }

    private static void walk(Path root, Analyzer analyzer) throws IOException {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.toList()) {
          if (file.toString().endsWith(".class") && !file.toString().contains("META-INF")) {
            analyzer.analyzeClass(Files.readAllBytes(file), file.toString());
          }
        }
      }
    }
  }

  private static String describe(ClassNode type) {
    StringBuilder text = new StringBuilder(counters(type.counters()));
    for (MethodNode method : type.methods()) {
      text.append("\n").append(method.method().name()).append(method.method().descriptor());
      text.append(' ').append(counters(method.counters()));
    }
    Lines lines = type.lines();
    for (int i = 0; i < lines.size(); i++) {
      text.append(
          line(lines.number(i), lines.instructions(i).missed(), lines.branches(i).missed()));
    }
    return text.toString();
  }

  private static String counters(Counters counters) {
    StringBuilder text = new StringBuilder();
    for (Counter counter :
        List.of(
            counters.instruction(),
            counters.branch(),
            counters.line(),
            counters.complexity(),
            counters.method())) {
      assertThat(counter.covered()).isZero();
      text.append(counter.missed()).append(' ');
    }
    return text.toString();
  }

  private static String describe(IClassCoverage type) {
    StringBuilder text = new StringBuilder(counters(type));
    for (IMethodCoverage method : type.getMethods()) {
      text.append("\n").append(method.getName()).append(method.getDesc());
      text.append(' ').append(counters(method));
    }
    for (int nr = type.getFirstLine(); nr >= 0 && nr <= type.getLastLine(); nr++) {
      ILine line = type.getLine(nr);
      if (line.getInstructionCounter().getTotalCount() > 0) {
        text.append(
            line(
                nr,
                line.getInstructionCounter().getMissedCount(),
                line.getBranchCounter().getMissedCount()));
      }
    }
    return text.toString();
  }

  private static String counters(ICoverageNode node) {
    StringBuilder text = new StringBuilder();
    for (ICoverageNode.CounterEntity entity :
        List.of(
            ICoverageNode.CounterEntity.INSTRUCTION,
            ICoverageNode.CounterEntity.BRANCH,
            ICoverageNode.CounterEntity.LINE,
            ICoverageNode.CounterEntity.COMPLEXITY,
            ICoverageNode.CounterEntity.METHOD)) {
      text.append(node.getCounter(entity).getMissedCount()).append(' ');
    }
    return text.toString();
  }

  private static String line(int number, int instructions, int branches) {
    return "\n" + number + ": " + instructions + " " + branches;
  }
}
