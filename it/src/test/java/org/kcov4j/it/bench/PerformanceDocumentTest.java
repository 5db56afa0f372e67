package org.kcov4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/performance.md fits the benchmarks. */
class PerformanceDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "performance.md");

  private final List<String> names =
      Configurations.all(Map.of("", Path.of("agent.jar"))).stream()
          .map(Configuration::name)
          .toList();

  @Test
  void shouldShowTheColumnsOfTheRunnersTable() throws IOException {
    String macro = PerformanceDocument.results(Files.readString(DOCUMENT), "macro");
    String head = new MarkdownTable(SlowdownTable.columns("plain, µs/op", names)).toString();
    assertThat(macro).contains(head);
    for (WorkloadSpec workload : WorkloadSpec.ALL) {
      assertThat(macro).contains("\n| " + workload.name() + " | ");
    }
  }

  @Test
  void shouldHaveAPlaceForEachResult() throws IOException {
    String document = Files.readString(DOCUMENT);
    for (String name : PerformanceDocument.RESULTS) {
      assertThat(PerformanceDocument.results(document, name)).as(name).isNotEmpty();
    }
  }

  @Test
  void shouldExplainEachConfigurationAndWorkload() throws IOException {
    String document = Files.readString(DOCUMENT);
    for (String name : names) {
      assertThat(document).containsPattern("\n\\| [^|]*`" + name + "`[^|]* \\|");
    }
    for (WorkloadSpec workload : WorkloadSpec.ALL) {
      assertThat(document).contains("\n| `" + workload.name() + "` |");
    }
  }

  @Test
  void shouldReplaceOldResultsOnly() {
    String text = "a\n<!-- results: x -->\nold\n<!-- end of results -->\nb\n";
    String replaced = PerformanceDocument.with(text, "x", "new\n");
    assertThat(replaced).isEqualTo("a\n<!-- results: x -->\n\nnew\n\n<!-- end of results -->\nb\n");
    assertThat(PerformanceDocument.results(replaced, "x")).isEqualTo("new");
    assertThatThrownBy(() -> PerformanceDocument.results(text, "y"))
        .hasMessageStartingWith("expected '<!-- results: y -->'");
  }
}
