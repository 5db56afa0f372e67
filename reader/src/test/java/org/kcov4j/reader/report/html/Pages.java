package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The pages of a report, parsed. */
final class Pages {
  private final Path directory;
  private final Map<String, Document> pages = new TreeMap<>();
  private final Map<String, String> scripts = new TreeMap<>();

  Pages(Path directory) throws IOException {
    this.directory = directory.toRealPath();
    try (Stream<Path> files = Files.walk(this.directory)) {
      files.filter(Files::isRegularFile).forEach(this::read);
    }
  }

  private void read(Path file) {
    String name = directory.relativize(file).toString().replace('\\', '/');
    try {
      String content = Files.readString(file);
      if (name.endsWith(".html")) {
        Parser parser = Parser.htmlParser().setTrackErrors(100);
        pages.put(name, parser.parseInput(content, ""));
        assertThat(parser.getErrors()).as(name).isEmpty();
      } else {
        scripts.put(name, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Document> all() {
    return pages;
  }

  Map<String, String> scripts() {
    return scripts;
  }

  Document page(String name) {
    assertThat(pages).containsKey(name);
    return pages.get(name);
  }

  /** Each link, style and script is a file of the report, with the place it names. */
  void checkLinks() {
    pages.forEach(
        (name, page) -> {
          for (Element element : page.select("[href],[src]")) {
            String target = element.hasAttr("href") ? element.attr("href") : element.attr("src");
            if (!target.equals("data:,")) {
              checkLink(name, page, target);
            }
          }
        });
  }

  private void checkLink(String from, Document page, String target) {
    String fragment = target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
    String path = target.replaceAll("[?#].*", "");
    assertThat(path).as("link in " + from).matches("[A-Za-z0-9._$/-]*");
    Document to = page;
    if (!path.isEmpty()) {
      Path file = directory.resolve(from).resolveSibling(path).normalize();
      assertThat(file).as("link in " + from).isRegularFile().startsWith(directory);
      to = pages.get(directory.relativize(file).toString().replace('\\', '/'));
    }
    if (!fragment.isEmpty()) {
      assertThat(to.getElementById(fragment)).as(target + " in " + from).isNotNull();
    }
  }
}
