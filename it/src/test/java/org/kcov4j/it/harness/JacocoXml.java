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
 * @param counters by type, of classes {@code a/b/C}, methods {@code a/b/C.m(I)V} and source files
 *     {@code a/b/C.java}
 * @param sources the source file of each of these
 */
public record JacocoXml(
    SortedMap<String, Line> lines,
    SortedMap<String, SortedMap<String, Counter>> counters,
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

  /** So much was missed, and so much covered. */
  public record Counter(int missed, int covered) {
    /** Whether it counts as much, and at least as much of it as covered. */
    public boolean isGainOver(Counter other) {
      return missed + covered == other.missed + other.covered && covered >= other.covered;
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
    report.counters.values().removeIf(SortedMap::isEmpty); // classes without code count nowhere
    return report;
  }

  private void read(XMLStreamReader in) throws XMLStreamException {
    String directory = "";
    String file = "";
    String type = null;
    String counted = null;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamReader.END_ELEMENT) {
        switch (in.getLocalName()) {
          case "method" -> counted = type;
          case "class", "sourcefile" -> counted = null;
          default -> {}
        }
      }
      if (event != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      switch (in.getLocalName()) {
        case "package" -> directory = in.getAttributeValue(null, "name") + "/";
        case "sourcefile" -> {
          file = directory + in.getAttributeValue(null, "name");
          counted = begin(file, file);
        }
        case "class" -> {
          type = in.getAttributeValue(null, "name");
          file = directory + in.getAttributeValue(null, "sourcefilename");
          counted = begin(type, file);
        }
        case "method" -> {
          String method = in.getAttributeValue(null, "name") + in.getAttributeValue(null, "desc");
          counted = begin(type + '.' + method, file);
        }
        case "counter" -> {
          if (counted != null) {
            counters
                .get(counted)
                .put(
                    in.getAttributeValue(null, "type"),
                    new Counter(number(in, "missed"), number(in, "covered")));
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

  private String begin(String name, String source) {
    counters.put(name, new TreeMap<>());
    sources.put(name, source);
    return name;
  }

  private static int number(XMLStreamReader in, String attribute) {
    return Integer.parseInt(in.getAttributeValue(null, attribute));
  }
}
