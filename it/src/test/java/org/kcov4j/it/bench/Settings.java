package org.kcov4j.it.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;

/**
 * What is to be measured. System properties choose: {@code bench.workloads}, {@code
 * bench.configurations} and {@code bench.jdks} are lists separated by commas, everything if absent;
 * {@code bench.rounds} is a number; {@code bench.agents} names agent jars as {@code
 * label=jar:label=jar}. Properties of the driver ({@code bench.windows}, {@code
 * bench.windowMillis}, {@code bench.warmupMillis}) are passed on to it.
 *
 * @param jdks found ones only
 * @param rounds how often each is measured
 * @param driverArgs JVM arguments for the driver
 * @param agents kcov4j agent jars by label
 */
record Settings(
    List<Jdk> jdks,
    List<WorkloadSpec> workloads,
    List<Configuration> configurations,
    int rounds,
    List<String> driverArgs,
    Map<String, Path> agents) {
  private static final List<String> PASSED_ON =
      List.of("bench.windows", "bench.windowMillis", "bench.warmupMillis");

  /**
   * Reads the settings.
   *
   * @param given the system properties
   * @param defaults what the benchmark takes for those that are absent
   */
  static Settings of(Properties given, Map<String, String> defaults) {
    Properties properties = new Properties();
    properties.putAll(defaults);
    properties.putAll(given);
    List<Jdk> jdks = Jvms.wanted().flatMap(wanted -> wanted.found().stream()).toList();
    Map<String, Path> agents = agents(properties.getProperty("bench.agents", ""));
    return new Settings(
        chosen(properties, "bench.jdks", jdks, jdk -> String.valueOf(jdk.feature())),
        chosen(properties, "bench.workloads", WorkloadSpec.ALL, WorkloadSpec::name),
        chosen(properties, "bench.configurations", Configurations.all(agents), Configuration::kind),
        Integer.parseInt(properties.getProperty("bench.rounds", "3")),
        PASSED_ON.stream()
            .filter(key -> properties.getProperty(key) != null)
            .map(key -> "-D" + key + "=" + properties.getProperty(key))
            .toList(),
        agents);
  }

  /** Agent jars by label, the build's own without a label if none is named. */
  static Map<String, Path> agents(String text) {
    Map<String, Path> agents = new LinkedHashMap<>();
    if (text.isBlank()) {
      agents.put("", Artifacts.agent());
      return agents;
    }
    for (String each : text.split(":")) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "bench.agents: expected label=jar, found '" + each + "'");
      }
      agents.put(each.substring(0, equals), Path.of(each.substring(equals + 1)).toAbsolutePath());
    }
    return agents;
  }

  /** Those that a property names, or all. The name is what the property calls an element. */
  static <T> List<T> chosen(
      Properties properties, String key, List<T> all, Function<T, String> name) {
    String value = properties.getProperty(key, "");
    if (value.isBlank()) {
      return all;
    }
    List<String> wanted = Arrays.stream(value.split(",")).map(String::trim).toList();
    List<String> known = all.stream().map(name).distinct().toList();
    List<String> unknown = new ArrayList<>(wanted);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          key + ": expected some of " + known + ", found " + unknown);
    }
    return all.stream().filter(each -> wanted.contains(name.apply(each))).toList();
  }
}
