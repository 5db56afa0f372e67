package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.MethodNode;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.fixture.SessionFixture;

/** Counters are those of the model, on every page. */
class CountersOnPagesTest extends HtmlReportFixture {
  @Test
  void shouldShowTheCountersOfTheModelOnEveryPage() throws Exception {
    Pages pages = report(calc());

    Document index = pages.page("index.html");
    assertThat(tiles(index)).isEqualTo(tiles(tree.counters(), true));
    for (PackageNode node : tree.packages()) {
      assertThat(row(index, node.name().replace('/', '.')))
          .endsWith(columns(node.counters(), true, true));
      Document page = pages.page("packages/" + node.name().replace('/', '.') + "/index.html");
      assertThat(tiles(page)).isEqualTo(tiles(node.counters(), true));
      for (ClassNode type : node.classes()) {
        assertThat(row(page, ClassNames.simple(type)))
            .endsWith(columns(type.counters(), true, false));
        Document source = pages.page("packages/com.acme/" + type.type().sourceFile() + ".html");
        for (MethodNode method : type.methods()) {
          assertThat(source.select("details.type tbody tr").eachText())
              .anyMatch(t -> t.endsWith(columns(method.counters(), false, false)));
        }
      }
    }
  }

  @Test
  void shouldReportWhereNothingWasLoaded() throws Exception {
    Pages pages = report(new SessionFixture(directory.resolve("s")).write());

    assertThat(pages.all().keySet()).containsExactly("index.html");
    assertThat(tiles(pages.page("index.html"))).contains("0 of 0");
  }

  private static String row(Document page, String name) {
    return page.select("table.counters tbody tr").stream()
        .filter(r -> r.child(0).text().equals(name))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static List<String> tiles(Document page) {
    return page.select(".tiles .small").eachText();
  }

  private static List<String> tiles(Counters counters, boolean types) {
    List<String> texts = new ArrayList<>();
    for (Counter c :
        List.of(
            counters.instruction(),
            counters.branch(),
            counters.line(),
            counters.complexity(),
            counters.method())) {
      texts.add(c.covered() + " of " + c.total());
    }
    if (types) {
      texts.add(counters.type().covered() + " of " + counters.type().total());
    }
    return texts;
  }

  private static String columns(Counters counters, boolean methods, boolean types) {
    String text =
        withPercent(counters.instruction())
            + withPercent(counters.branch())
            + plain(counters.line())
            + plain(counters.complexity());
    text += methods ? plain(counters.method()) : "";
    return (text + (types ? plain(counters.type()) : "")).trim();
  }

  private static String withPercent(Counter c) {
    return c.total() == 0
        ? "– "
        : plain(c) + CounterTable.percent(c).replace("&#8239;", "\u202F") + ' ';
  }

  private static String plain(Counter c) {
    return c.total() == 0 ? "– " : c.covered() + "/" + c.total() + ' ';
  }
}
