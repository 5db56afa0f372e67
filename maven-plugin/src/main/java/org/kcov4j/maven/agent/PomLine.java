package org.kcov4j.maven.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Where a POM configures something of a plugin.
 *
 * @param file the POM
 * @param line from 1
 * @param text as written, without the blanks around it
 */
record PomLine(Path file, int line, String text) {
  /** A {@code plugin} element that is being read. */
  private static final class Plugin {
    String artifactId = "";
    final List<PomLine> lines = new ArrayList<>();
  }

  /**
   * The lines on which a plugin's configuration has an element.
   *
   * @param file a POM; one that cannot be read has none
   */
  static List<PomLine> find(Path file, String artifactId, String element) {
    List<PomLine> found = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      read(factory.createXMLStreamReader(in), file, artifactId, element, found);
    } catch (IOException | XMLStreamException e) {
      return List.of(); // only for a message, and Maven has read it
    }
    return found;
  }

  private static void read(
      XMLStreamReader xml, Path file, String artifactId, String element, List<PomLine> found)
      throws XMLStreamException {
    Deque<String> path = new ArrayDeque<>();
    Deque<Plugin> plugins = new ArrayDeque<>();
    int line = 0;
    String text = "";
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          path.push(xml.getLocalName());
          line = xml.getLocation().getLineNumber();
          text = "";
          if (xml.getLocalName().equals("plugin")) {
            plugins.push(new Plugin());
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text += xml.getText();
        case XMLStreamConstants.END_ELEMENT -> {
          String name = path.pop();
          Plugin plugin = plugins.peek();
          if (name.equals("plugin")) {
            plugins.pop();
            if (plugin.artifactId.equals(artifactId)) {
              found.addAll(plugin.lines);
            }
          } else if (plugin != null && name.equals("artifactId") && "plugin".equals(path.peek())) {
            plugin.artifactId = text.strip();
          } else if (plugin != null && name.equals(element)) {
            plugin.lines.add(new PomLine(file, line, text.strip()));
          }
          text = "";
        }
        default -> {}
      }
    }
  }
}
