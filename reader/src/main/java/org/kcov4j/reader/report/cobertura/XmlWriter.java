package org.kcov4j.reader.report.cobertura;

import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.kcov4j.reader.report.xml.XmlText;

/** Writes XML, one element a line, with names that hold whatever a class file allows. */
final class XmlWriter {
  private final XMLStreamWriter out;

  XmlWriter(Writer file, String doctype) throws XMLStreamException {
    out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(file);
    out.writeStartDocument("UTF-8", "1.0");
    out.writeCharacters("\n");
    out.writeDTD(doctype);
  }

  void open(String name) throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeStartElement(name);
  }

  void attribute(String name, String value) throws XMLStreamException {
    out.writeAttribute(name, XmlText.of(value));
  }

  void attribute(String name, long value) throws XMLStreamException {
    out.writeAttribute(name, Long.toString(value));
  }

  void text(String text) throws XMLStreamException {
    out.writeCharacters(XmlText.of(text));
  }

  void close() throws XMLStreamException {
    out.writeEndElement();
  }

  void end() throws XMLStreamException {
    out.writeEndDocument();
    out.writeCharacters("\n");
    out.close();
  }
}
