package org.kcov4j.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.check.CoverageCheck;
import org.kcov4j.reader.check.CoverageRule;
import org.kcov4j.reader.classfile.ClassFiles;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.report.lcov.LcovReport;
import org.kcov4j.reader.report.source.SourceRoots;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.DumpWriter;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;
import org.kcov4j.reader.trace.SymbolTable;
import org.kcov4j.reader.trace.TraceWalker;

/** Holds the example in docs/reader-api.md against the one that runs here. */
class ReaderApiDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "reader-api.md");
  private static final Path SELF =
      Path.of("src/test/java/org/kcov4j/reader/ReaderApiDocumentTest.java");

  @TempDir Path directory;

  private List<String> example(Path output, Path classes, Path report, Path file, PrintStream out)
      throws Exception {
    // begin
    Coverage coverage = new Coverage();
    try (DumpWriter dump = new DumpWriter(file, false, pcs -> {})) {
      for (SessionSource source : Sessions.find(List.of(output))) {
        Session session = source.open();
        SymbolTable symbols = new SymbolTable(session.table());
        TraceWalker walker = new TraceWalker(symbols, pcs -> {});
        for (AreaInfo area : session.areas()) {
          walker.walk(
              area,
              (index, pc, symbol) -> {
                if (symbol >= 0) { // neither unknown nor of several methods
                  out.println(area.threadName() + " " + index + " " + symbols.place(symbol).key());
                }
                return true;
              });
        }
        coverage.add(session, pcs -> {});
        dump.add(source);
      }
      dump.finish();
    }
    coverage.addClassFiles(new ClassFiles(List.of(classes)));
    CoverageTree tree = CoverageTree.of(coverage);
    new LcovReport(new SourceRoots(List.of())).write(tree, report);
    List<String> violations =
        CoverageCheck.violations("app", tree, List.of(CoverageRule.parse("LINE >= 80%")));
    // end
    return violations;
  }

  @Test
  void shouldDoWhatTheDocumentSays() throws Exception {
    Path sessions = Samples.calc(directory.resolve("sessions/1")).write().getParent();
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path file = directory.resolve("all.kcovd");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    List<String> violations =
        example(sessions, classes, directory, file, new PrintStream(out, true));

    assertThat(violations).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(6)
        .contains("main 2 com.acme.Calc#abs(I)I@0");
    assertThat(directory.resolve(LcovReport.FILE_NAME)).content().contains("DA:11,3");
    assertThat(Sessions.find(List.of(file))).hasSize(1);
  }

  @Test
  void shouldShowTheExampleThatRuns() throws Exception {
    List<String> mine = Files.readAllLines(SELF);
    String code =
        mine.subList(mine.indexOf("    // begin") + 1, mine.indexOf("    // end")).stream()
            .map(line -> line.substring(4))
            .collect(Collectors.joining("\n"));
    String text = Files.readString(DOCUMENT);
    int start = text.indexOf("<!-- example -->\n```java\n") + 25;

    assertThat(text.substring(start, text.indexOf("\n```", start))).isEqualTo(code);
  }
}
