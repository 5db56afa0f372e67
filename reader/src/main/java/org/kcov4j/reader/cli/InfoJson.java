package org.kcov4j.reader.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.ClassFailure;
import org.kcov4j.reader.text.Json;

/** {@code info} for programs: an array with an object for each session. Times are ms since 1970. */
final class InfoJson {
  private InfoJson() {}

  static String render(List<SessionFacts> sessions) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.generator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (SessionFacts session : sessions) {
        session(json, session);
      }
      json.writeEndArray();
    }
    return text.append('\n').toString();
  }

  private static void session(JsonGenerator json, SessionFacts session) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", session.name());
    json.writeStringField("directory", session.directory().toString());
    json.writeStringField("id", String.format("%016x", session.id()));
    json.writeNumberField("start", session.info().start());
    time(json, "end", session.end());
    json.writeNumberField("pid", session.info().pid());
    json.writeStringField("kcov4j", session.info().version());
    json.writeStringField("jvm", session.info().jvm());
    json.writeStringField("os", session.info().os());
    json.writeStringField("commandLine", session.info().commandLine());
    json.writeStringField("options", session.info().options());
    json.writeStringField("includes", session.info().includes());
    json.writeStringField("excludes", session.info().excludes());
    json.writeNumberField("loaders", session.loaders());
    json.writeNumberField("classes", session.classes());
    json.writeNumberField("blocks", session.blocks());
    strings(json, "notRecorded", session.notRecorded());
    strings(json, "notCompiled", session.notCompiled());
    json.writeNumberField("rewritten", session.rewritten().classes());
    strings(json, "rewrittenMethods", session.rewritten().methods());
    strings(json, "withoutOriginal", session.rewritten().withoutOriginal());
    strings(json, "versions", session.versions());
    strings(json, "collisions", session.collisions());
    json.writeArrayFieldStart("failures");
    for (ClassFailure failure : session.failures()) {
      json.writeStartObject();
      json.writeStringField("class", failure.className().replace('/', '.'));
      json.writeNumberField("cause", failure.cause());
      json.writeStringField("reason", failure.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("areas");
    for (AreaInfo area : session.areas()) {
      area(json, area);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void area(JsonGenerator json, AreaInfo area) throws IOException {
    json.writeStartObject();
    json.writeNumberField("area", area.number());
    json.writeStringField("thread", area.threadName());
    json.writeNumberField("threadId", area.threadId());
    json.writeBooleanField("virtual", area.virtual());
    json.writeStringField("mode", area.mode().label());
    json.writeStringField("file", String.valueOf(area.file().getFileName()));
    json.writeBooleanField("missing", area.missing());
    json.writeBooleanField("cut", area.cut());
    json.writeNumberField("words", Math.max(0, area.fileWords()));
    json.writeNumberField("count", area.readable());
    json.writeBooleanField("overflown", area.overflown());
    json.writeBooleanField("growing", area.growing());
    json.writeNumberField("start", area.start());
    time(json, "end", area.end());
    json.writeEndObject();
  }

  private static void time(JsonGenerator json, String name, long millis) throws IOException {
    if (millis == 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, millis);
    }
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
