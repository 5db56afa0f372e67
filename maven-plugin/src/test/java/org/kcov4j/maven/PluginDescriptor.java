package org.kcov4j.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What a Maven plugin says of its goals. */
final class PluginDescriptor {
  private static final String FILE = "META-INF/maven/plugin.xml";

  private final Document xml;

  private PluginDescriptor(String xml) {
    this.xml = Jsoup.parse(xml, "", Parser.xmlParser());
  }

  /**
   * A parameter that may be configured.
   *
   * @param property that gives it, or empty
   * @param defaultValue empty if there is none
   */
  record MojoParameter(String name, String property, String defaultValue) {}

  /** This project's. */
  static PluginDescriptor ours() {
    try {
      return new PluginDescriptor(Files.readString(Path.of("target/classes", FILE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That of a plugin on the class path. */
  static PluginDescriptor of(String artifactId) {
    try {
      for (URL url : Collections.list(PluginDescriptor.class.getClassLoader().getResources(FILE))) {
        if (url.getPath().contains('/' + artifactId + '/')) {
          try (InputStream in = url.openStream()) {
            return new PluginDescriptor(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("expected on the class path: " + artifactId);
  }

  List<String> goals() {
    return xml.select("mojo > goal").eachText();
  }

  /** The phase a goal is bound to, or empty. */
  String phase(String goal) {
    Element phase = mojo(goal).selectFirst("> phase");
    return phase == null ? "" : phase.text();
  }

  /** The parameters of a goal; all have {@code skip}, which is left out. */
  List<MojoParameter> parameters(String goal) {
    Element mojo = mojo(goal);
    List<MojoParameter> parameters = new ArrayList<>();
    for (Element parameter : mojo.select("> parameters > parameter")) {
      String name = parameter.selectFirst("> name").text();
      if (parameter.selectFirst("> editable").text().equals("true") && !name.equals("skip")) {
        Element value = mojo.selectFirst("> configuration > " + name);
        parameters.add(
            value == null
                ? new MojoParameter(name, "", "")
                : new MojoParameter(
                    name, value.text().replaceAll("[${}]", ""), value.attr("default-value")));
      }
    }
    return parameters;
  }

  private Element mojo(String goal) {
    return xml.select("mojo").stream()
        .filter(m -> m.selectFirst("> goal").text().equals(goal))
        .findFirst()
        .orElseThrow();
  }
}
