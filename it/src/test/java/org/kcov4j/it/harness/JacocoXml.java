package org.kcov4j.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A report in JaCoCo's XML format.
 *
 * @param lines by {@code a/b/C.java:17}
 * @param classes counters, missed and covered, by internal name and type of counter
 * @param sources the lines' prefix {@code a/b/C.java}, by internal name of the class
 */
public record JacocoXml(
    SortedMap<String, Line> lines,
    SortedMap<String, SortedMap<String, String>> classes,
    Map<String, String> sources) {
  /** A line: missed and covered instructions, missed and covered branches. */
  public record Line(int mi, int ci, int mb, int cb) {
    /** How many instructions it has. */
    public int instructions() {
      return mi + ci;
    }

    /** How many branches it has. */
    public int branches() {
      return mb + cb;
    }
  }

  /** Reads a report. */
  public static JacocoXml read(Path xml) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    // The DTD that the report names is on no disk, and the tests need no network.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    JacocoXml report = new JacocoXml(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    try (InputStream in = Files.newInputStream(xml)) {
      report.read(factory.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new IOException("not a report: " + xml, e);
    }
    report.classes.values().removeIf(SortedMap::isEmpty); // classes without code count nowhere
    return report;
  }

  private void read(XMLStreamReader in) throws XMLStreamException {
    String directory = "";
    String file = "";
    String type = null;
    boolean inMethod = false;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamReader.END_ELEMENT) {
        inMethod &= !in.getLocalName().equals("method");
        type = in.getLocalName().equals("class") ? null : type;
      }
      if (event != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      switch (in.getLocalName()) {
        case "package" -> directory = in.getAttributeValue(null, "name") + "/";
        case "sourcefile" -> file = directory + in.getAttributeValue(null, "name");
        case "class" -> {
          type = in.getAttributeValue(null, "name");
          classes.put(type, new TreeMap<>());
          sources.put(type, directory + in.getAttributeValue(null, "sourcefilename"));
        }
        case "method" -> inMethod = true;
        case "counter" -> {
          if (type != null && !inMethod) {
            String counts = number(in, "missed") + "/" + number(in, "covered");
            classes.get(type).put(in.getAttributeValue(null, "type"), counts);
          }
        }
        case "line" ->
            lines.put(
                file + ":" + in.getAttributeValue(null, "nr"),
                new Line(number(in, "mi"), number(in, "ci"), number(in, "mb"), number(in, "cb")));
        default -> {}
      }
    }
  }

  private static int number(XMLStreamReader in, String attribute) {
    return Integer.parseInt(in.getAttributeValue(null, attribute));
  }
}
