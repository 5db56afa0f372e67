package org.kcov4j.it.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** kcov4j in its modes, and its peers. */
final class Configurations {

  private Configurations() {}

  /**
   * All there are, in the order of the tables.
   *
   * @param agents kcov4j agent jars by label; a label may be empty
   */
  static List<Configuration> all(Map<String, Path> agents) {
    List<Configuration> all = new ArrayList<>();
    all.add(Configuration.of(Configuration.PLAIN, "none", work -> List.of()));
    agents.forEach((label, jar) -> all.addAll(kcov4j(label.isEmpty() ? "" : label + ":", jar)));
    all.addAll(Peers.all());
    return all;
  }

  private static List<Configuration> kcov4j(String label, Path jar) {
    return List.of(
        kcov4j(label + "none", "none", jar, "mode=none"),
        kcov4j(label + "unique", "none", jar, "mode=unique"),
        kcov4j(label + "edge", "none", jar, "mode=unique,granularity=edge"),
        kcov4j(label + "pc", "pc", jar, "mode=none"),
        kcov4j(label + "cmp", "cmp", jar, "mode=none"));
  }

  private static Configuration kcov4j(String name, String record, Path jar, String options) {
    return Configuration.of(
        name,
        record,
        work -> List.of("-javaagent:" + jar + "=output=" + work.resolve("kcov4j") + "," + options));
  }
}
