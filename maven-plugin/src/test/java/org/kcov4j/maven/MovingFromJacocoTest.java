package org.kcov4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcov4j.maven.PluginDescriptor.MojoParameter;

/** JaCoCo's own plugin against this one, and against what {@code docs/maven.md} says of moving. */
class MovingFromJacocoTest {
  private static final PluginDescriptor JACOCO = PluginDescriptor.of("jacoco-maven-plugin");
  private static final PluginDescriptor OURS = PluginDescriptor.ours();

  private static String page() throws IOException {
    String page = Files.readString(Path.of("../docs/maven.md"));
    return page.substring(page.indexOf("## Moving from JaCoCo"));
  }

  private static List<String> sharedGoals() {
    return JACOCO.goals().stream().filter(OURS.goals()::contains).toList();
  }

  @Test
  void shouldHaveEachGoalInItsPhaseOrSayThatItIsNotThere() throws IOException {
    String page = page();
    assertThat(sharedGoals()).hasSize(8);
    assertThat(JACOCO.goals())
        .allMatch(goal -> OURS.goals().contains(goal) || page.contains('`' + goal + '`'));
    assertThat(sharedGoals()).allMatch(goal -> OURS.phase(goal).equals(JACOCO.phase(goal)));
  }

  @Test
  void shouldHaveEachParameterOrSayThatItIsNotThere() throws IOException {
    String page = page();
    for (String goal : sharedGoals()) {
      List<String> ours = OURS.parameters(goal).stream().map(MojoParameter::name).toList();
      for (MojoParameter parameter : JACOCO.parameters(goal)) {
        assertThat(ours.contains(parameter.name()) || page.contains('`' + parameter.name() + '`'))
            .as(goal + ' ' + parameter.name())
            .isTrue();
      }
    }
  }

  @Test
  void shouldHaveTheSameUserPropertiesAndDefaults() {
    for (String goal : sharedGoals()) {
      for (MojoParameter theirs : JACOCO.parameters(goal)) {
        for (MojoParameter ours : OURS.parameters(goal)) {
          if (ours.name().equals(theirs.name())) {
            String property = theirs.property().replace("jacoco", "kcov4j");
            if (!property.isEmpty()) {
              assertThat(ours.property()).as(goal + ' ' + ours.name()).isEqualTo(property);
            }
            String value = theirs.defaultValue().replace("jacoco", "kcov4j").replace(".exec", "");
            if (!value.isEmpty()) {
              assertThat(ours.defaultValue().replace(".kcovd", ""))
                  .as(goal + ' ' + ours.name())
                  .isEqualTo(value);
            }
          }
        }
      }
    }
  }
}
