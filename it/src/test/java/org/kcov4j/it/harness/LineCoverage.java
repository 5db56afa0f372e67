package org.kcov4j.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the covered lines from a report in JaCoCo's XML format. */
public final class LineCoverage {

  private LineCoverage() {}

  /** The lines of which at least one instruction is covered, as {@code a/b/C.java:17}. */
  public static SortedSet<String> covered(Path xml) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    // The DTD that the report names is on no disk, and the tests need no network.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(xml)) {
      return covered(factory.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new IOException("not a report: " + xml, e);
    }
  }

  private static SortedSet<String> covered(XMLStreamReader reader) throws XMLStreamException {
    SortedSet<String> lines = new TreeSet<>();
    String directory = "";
    String file = "";
    while (reader.hasNext()) {
      if (reader.next() != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      switch (reader.getLocalName()) {
        case "package" -> directory = reader.getAttributeValue(null, "name") + "/";
        case "sourcefile" -> file = directory + reader.getAttributeValue(null, "name");
        case "line" -> {
          if (Integer.parseInt(reader.getAttributeValue(null, "ci")) > 0) {
            lines.add(file + ":" + reader.getAttributeValue(null, "nr"));
          }
        }
        default -> {}
      }
    }
    return lines;
  }
}
