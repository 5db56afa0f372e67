package org.kcov4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void shouldMeasureEachAgentJarInEachMode() {
    Settings settings =
        settings(
            Map.of(
                "bench.agents", "old=/a.jar:new=/b.jar",
                "bench.configurations", "plain,unique,jacoco"));
    assertThat(settings.configurations())
        .extracting(Configuration::name)
        .containsExactly("plain", "old:unique", "new:unique", "jacoco");
    assertThat(settings.agents()).containsEntry("new", Path.of("/b.jar"));
  }

  @Test
  void shouldPreferWhatIsGivenToTheDefault() {
    Map<String, String> given = Map.of("bench.agents", "x=/x.jar", "bench.workloads", "xz,h2");
    assertThat(settings(given).workloads())
        .extracting(WorkloadSpec::name)
        .containsExactly("h2", "xz");
    assertThat(settings(Map.of("bench.agents", "x=/x.jar")).workloads())
        .extracting(WorkloadSpec::name)
        .containsExactly("kernel");
  }

  @Test
  void shouldPassOnWhatIsTheDrivers() {
    assertThat(settings(Map.of("bench.agents", "x=/x.jar", "bench.windows", "3")).driverArgs())
        .containsExactly("-Dbench.windows=3");
  }

  @Test
  void shouldNameWhatItDoesNotKnow() {
    assertThatThrownBy(
            () -> settings(Map.of("bench.agents", "x=/x.jar", "bench.workloads", "h2,h3")))
        .hasMessageStartingWith("bench.workloads: expected some of [jackson, h2,")
        .hasMessageEndingWith("found [h3]");
    assertThatThrownBy(() -> Settings.agents("/a.jar"))
        .hasMessage("bench.agents: expected label=jar, found '/a.jar'");
  }

  private static Settings settings(Map<String, String> given) {
    Properties properties = new Properties();
    properties.putAll(given);
    return Settings.of(properties, Map.of("bench.workloads", "kernel"));
  }

  @Test
  void shouldKeepTheOrderOfAgentJars() {
    assertThat(List.copyOf(Settings.agents("b=/1:a=/2:c=/3").keySet()))
        .containsExactly("b", "a", "c");
  }
}
