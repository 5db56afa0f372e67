package org.kcov4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/maven.md} shows POMs that are built, and names the goals and parameters there are.
 */
class MavenDocumentTest {
  private static final Path PAGE = Path.of("../docs/maven.md");
  private static final Pattern POM =
      Pattern.compile("<!-- pom: (\\S+) -->\n```xml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PARAMETERS =
      Pattern.compile("<!-- parameters: (.*?) -->\n(.*?)\n\n", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("`(\\w+)`(?: \\(`([\\w.]+)`)?");

  private static Document descriptor() throws IOException {
    return Jsoup.parse(
        Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml")),
        "",
        Parser.xmlParser());
  }

  @Test
  void shouldShowPomsThatAreBuilt() throws IOException {
    List<String> shown = new ArrayList<>();
    for (Matcher pom = POM.matcher(Files.readString(PAGE)); pom.find(); ) {
      shown.add(pom.group(1));
      String built = Files.readString(Path.of("src/it", pom.group(1), "pom.xml"));
      for (String name :
          List.of(
              "compiler-plugin.version", "junit.version", "surefire.version", "project.version")) {
        built = built.replace("@" + name + "@", System.getProperty("it." + name));
      }
      assertThat(pom.group(2)).as(pom.group(1)).isEqualTo(built);
    }
    assertThat(shown).containsExactly("documented", "reactor/coverage");
  }

  @Test
  void shouldNameEachParameterWithItsProperty() throws IOException {
    Set<String> goals = new TreeSet<>();
    for (Matcher table = PARAMETERS.matcher(Files.readString(PAGE)); table.find(); ) {
      Set<String> shown = new TreeSet<>();
      for (String row : table.group(2).lines().skip(2).toList()) {
        Matcher name = NAME.matcher(row.split("\\|")[1]);
        while (name.find()) {
          shown.add(name.group(1) + ' ' + name.group(2));
        }
      }
      Set<String> there = new TreeSet<>();
      for (String goal : table.group(1).split(" ")) {
        goals.add(goal);
        there.addAll(parameters(goal));
      }
      assertThat(shown).as(table.group(1)).isEqualTo(there);
    }
    assertThat(goals)
        .containsAll(
            descriptor().select("mojo > goal").eachText().stream()
                .filter(g -> !g.equals("help"))
                .toList());
  }

  private static Set<String> parameters(String goal) throws IOException {
    Set<String> parameters = new TreeSet<>();
    for (Element mojo : descriptor().select("mojo")) {
      if (mojo.selectFirst("> goal").text().equals(goal)) {
        for (Element parameter : mojo.select("> parameters > parameter")) {
          String name = parameter.selectFirst("> name").text();
          if (parameter.selectFirst("> editable").text().equals("true") && !name.equals("skip")) {
            Element value = mojo.selectFirst("> configuration > " + name);
            String property = value == null ? "" : value.text().replaceAll("[${}]", "");
            parameters.add(name + ' ' + (property.isEmpty() ? null : property));
          }
        }
      }
    }
    return parameters;
  }

  @Test
  void shouldNameEachGoal() throws IOException {
    String page = Files.readString(PAGE);
    for (Element mojo : descriptor().select("mojo")) {
      String goal = mojo.selectFirst("> goal").text();
      Element phase = mojo.selectFirst("> phase");
      assertThat(
              page.lines()
                  .filter(l -> l.startsWith("| `") && l.split("\\|")[1].contains('`' + goal + '`'))
                  .filter(l -> phase == null || l.split("\\|")[2].contains(phase.text())))
          .as(goal)
          .isNotEmpty();
    }
  }
}
