package org.kcov4j.maven.agent;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What the agent is told, as far as a POM says it; for the rest the agent has its defaults. */
public final class AgentOptions {
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Sets an option.
   *
   * @param value null to leave it alone
   */
  public AgentOptions set(String key, Object value) {
    if (value != null && !value.toString().isEmpty()) {
      values.put(key, value.toString());
    }
    return this;
  }

  /**
   * Sets an option that is a list.
   *
   * @param elements null or empty to leave it alone
   */
  public AgentOptions setList(String key, List<String> elements) {
    return set(key, elements == null ? null : String.join(":", elements));
  }

  /**
   * The agent's argument. Values with a comma cannot be part of it and come from a file.
   *
   * @param file written if it is needed
   */
  public String argument(Path file) throws IOException {
    if (values.values().stream().noneMatch(v -> v.indexOf(',') >= 0)) {
      return values.entrySet().stream()
          .map(e -> e.getKey() + '=' + e.getValue())
          .collect(Collectors.joining(","));
    }
    if (file.toString().indexOf(',') >= 0) {
      throw new IOException("expected a build directory without a comma, found " + file);
    }
    Properties properties = new Properties();
    properties.putAll(values);
    Files.createDirectories(file.getParent());
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      properties.store(out, null);
    }
    return "config=" + file;
  }

  /**
   * Patterns for classes to record, which may also be written as file names: {@code com.acme.*},
   * {@code com/acme/**}, {@code com/acme/**}{@code /*.class}.
   *
   * @param patterns may be null
   */
  public static List<String> includes(List<String> patterns) {
    return classNames(patterns, "**/", "*");
  }

  /**
   * Patterns for classes not to record. Those that are written as file names match no more than
   * these do, as what is not recorded cannot be reported.
   *
   * @param patterns may be null
   */
  public static List<String> excludes(List<String> patterns) {
    return classNames(patterns, "**/", "**.");
  }

  private static List<String> classNames(List<String> patterns, String from, String to) {
    List<String> names = new ArrayList<>();
    for (String pattern : patterns == null ? List.<String>of() : patterns) {
      if (pattern != null && !pattern.isBlank()) {
        String name = pattern.strip();
        name = name.endsWith(".class") ? name.substring(0, name.length() - 6) : name;
        names.add(name.replace(from, to).replace('/', '.'));
      }
    }
    return names;
  }
}
