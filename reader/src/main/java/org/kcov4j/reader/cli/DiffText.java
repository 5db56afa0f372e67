package org.kcov4j.reader.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.kcov4j.reader.diff.CoverageDiff;
import org.kcov4j.reader.diff.MethodGain;
import org.kcov4j.reader.text.Count;
import org.kcov4j.reader.text.Json;
import org.kcov4j.reader.text.LineRanges;
import org.kcov4j.reader.text.VisibleText;
import org.kcov4j.reader.trace.MethodSignature;

/** {@code diff} for people and for programs. */
final class DiffText {
  private DiffText() {}

  static String render(CoverageDiff diff, Terminal terminal) {
    StringBuilder text = new StringBuilder();
    side("only in A", diff.onlyA(), terminal, text);
    side("only in B", diff.onlyB(), terminal, text);
    if (!diff.changed().isEmpty()) {
      text.append(terminal.heading("other class files, compared by methods")).append('\n');
      diff.changed().forEach(c -> text.append("  ").append(VisibleText.of(c)).append('\n'));
    }
    return text.toString();
  }

  private static void side(
      String title, List<MethodGain> gains, Terminal terminal, StringBuilder text) {
    int blocks = gains.stream().mapToInt(MethodGain::blocks).sum();
    String heading =
        gains.isEmpty()
            ? title + ": nothing"
            : title + ": " + Count.of(blocks, "block") + " in " + Count.of(gains.size(), "method");
    text.append(terminal.heading(heading)).append('\n');
    for (MethodGain gain : gains) {
      String source = gain.sourceFile().isEmpty() ? "unknown source" : gain.sourceFile();
      text.append("  ")
          .append(
              VisibleText.of(
                  gain.className()
                      + '.'
                      + MethodSignature.of(gain.method(), gain.descriptor())
                      + "  "
                      + source))
          .append(gain.lines().isEmpty() ? "" : ":" + LineRanges.of(gain.lines()))
          .append('\n');
    }
  }

  static String json(CoverageDiff diff) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.generator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      side(json, "onlyA", diff.onlyA());
      side(json, "onlyB", diff.onlyB());
      json.writeArrayFieldStart("changed");
      for (String name : diff.changed()) {
        json.writeString(name);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void side(JsonGenerator json, String name, List<MethodGain> gains)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (MethodGain gain : gains) {
      json.writeStartObject();
      json.writeStringField("class", gain.className());
      json.writeStringField("method", gain.method());
      json.writeStringField("descriptor", gain.descriptor());
      if (gain.sourceFile().isEmpty()) {
        json.writeNullField("sourceFile");
      } else {
        json.writeStringField("sourceFile", gain.sourceFile());
      }
      json.writeNumberField("blocks", gain.blocks());
      json.writeArrayFieldStart("lines");
      for (int line : gain.lines()) {
        json.writeNumber(line);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
