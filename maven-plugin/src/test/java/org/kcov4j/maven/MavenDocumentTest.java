package org.kcov4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kcov4j.maven.PluginDescriptor.MojoParameter;

/**
 * {@code docs/maven.md} shows POMs that are built, and names the goals and parameters there are.
 */
class MavenDocumentTest {
  private static final Path PAGE = Path.of("../docs/maven.md");
  private static final Pattern POM =
      Pattern.compile("<!-- pom: (\\S+) -->\n```xml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PARAMETERS =
      Pattern.compile("<!-- parameters: (.*?) -->\n(.*?)\n\n", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`(.*?)`");
  private static final PluginDescriptor PLUGIN = PluginDescriptor.ours();
  private static final Pattern NAME = Pattern.compile("`(\\w+)`(?: \\(`([\\w.]+)`)?");

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
        shown.addAll(names(row).keySet());
      }
      Set<String> there = new TreeSet<>();
      for (String goal : table.group(1).split(" ")) {
        goals.add(goal);
        PLUGIN.parameters(goal).stream().map(MavenDocumentTest::shown).forEach(there::add);
      }
      assertThat(shown).as(table.group(1)).isEqualTo(there);
    }
    assertThat(goals).containsAll(PLUGIN.goals().stream().filter(g -> !g.equals("help")).toList());
  }

  @Test
  void shouldSayEachDefault() throws IOException {
    int said = 0;
    for (Matcher table = PARAMETERS.matcher(Files.readString(PAGE)); table.find(); ) {
      for (String row : table.group(2).lines().skip(2).toList()) {
        String column = row.split("\\|")[2].strip();
        for (String goal : table.group(1).split(" ")) {
          for (MojoParameter parameter : PLUGIN.parameters(goal)) {
            String value = parameter.defaultValue();
            if (names(row).containsValue(parameter.name()) && !value.isEmpty()) {
              said++;
              if (!column.equals("as above")) {
                assertThat(codes(column)).as(goal + ' ' + parameter.name()).contains(path(value));
              }
            }
          }
        }
      }
    }
    assertThat(said).isGreaterThan(20);
  }

  /** What a row of a table is about: parameters with their properties, by how they are shown. */
  private static Map<String, String> names(String row) {
    Map<String, String> names = new TreeMap<>();
    Matcher name = NAME.matcher(row.split("\\|")[1]);
    while (name.find()) {
      names.put(name.group(1) + ' ' + name.group(2), name.group(1));
    }
    return names;
  }

  private static String shown(MojoParameter parameter) {
    return parameter.name() + ' ' + (parameter.property().isEmpty() ? null : parameter.property());
  }

  /** What a column shows as code; directories beside the first one may be short. */
  private static List<String> codes(String column) {
    List<String> codes = new ArrayList<>();
    for (Matcher code = CODE.matcher(column); code.find(); ) {
      String first = codes.isEmpty() ? "" : codes.get(0);
      boolean isShort = first.contains("/") && code.group(1).indexOf('/') < 0;
      codes.add(
          isShort ? first.substring(0, first.lastIndexOf('/') + 1) + code.group(1) : code.group(1));
    }
    return codes;
  }

  private static String path(String value) {
    return value
        .replace("${project.build.directory}", "target")
        .replace("${project.reporting.outputDirectory}", "target/site");
  }

  @Test
  void shouldNameEachGoalWithItsPhase() throws IOException {
    String page = Files.readString(PAGE);
    for (String goal : PLUGIN.goals()) {
      assertThat(
              page.lines()
                  .filter(l -> l.startsWith("| `") && l.split("\\|")[1].contains('`' + goal + '`'))
                  .filter(l -> l.split("\\|")[2].contains(PLUGIN.phase(goal))))
          .as(goal)
          .isNotEmpty();
    }
  }
}
