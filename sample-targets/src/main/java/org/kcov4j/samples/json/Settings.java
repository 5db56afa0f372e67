package org.kcov4j.samples.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/** {@code settings.json} as beans with accessors, a creator and a value type. */
@JsonPropertyOrder(alphabetic = true)
final class Settings {

  private final int level;
  private String name;
  private boolean enabled;
  private List<Settings> children;
  private Limits limits;
  private Map<String, String> tags;

  @JsonCreator
  Settings(@JsonProperty("level") int level) {
    this.level = level;
  }

  public int getLevel() {
    return level;
  }

  public String getName() {
    return name;
  }

  @JsonAlias("title")
  public void setName(String name) {
    this.name = name;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  public List<Settings> getChildren() {
    return children;
  }

  public void setChildren(List<Settings> children) {
    this.children = children;
  }

  public Limits getLimits() {
    return limits;
  }

  public void setLimits(Limits limits) {
    this.limits = limits;
  }

  public Map<String, String> getTags() {
    return tags;
  }

  public void setTags(Map<String, String> tags) {
    this.tags = tags;
  }

  record Limits(double cpu, Memory memory) {}

  /** Written and read as a string such as {@code 64Mi}. */
  static final class Memory {
    private final long bytes;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Memory(String text) {
      bytes = Long.parseLong(text.substring(0, text.length() - 2)) << 20;
    }

    @JsonValue
    String text() {
      return (bytes >> 20) + "Mi";
    }
  }
}
