package org.kcov4j.reader.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.kcov4j.reader.text.Json;
import org.kcov4j.reader.watch.AreaView;
import org.kcov4j.reader.watch.SessionView;

/** {@code watch} for programs: one object, on one line. */
final class WatchJson {
  private WatchJson() {}

  /**
   * @param seconds since the last look, 0 at the first
   * @param now ms since 1970
   */
  static String render(List<SessionView> sessions, double seconds, long now) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.generator(text)) {
      json.writeStartObject();
      json.writeNumberField("time", now);
      json.writeArrayFieldStart("sessions");
      for (SessionView session : sessions) {
        session(json, session, seconds);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void session(JsonGenerator json, SessionView session, double seconds)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", session.name());
    json.writeNumberField("pid", session.pid());
    json.writeNumberField("start", session.start());
    json.writeStringField("state", session.state().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("classes", session.classes());
    json.writeNumberField("blocks", session.blocks());
    json.writeArrayFieldStart("areas");
    for (AreaView area : session.areas()) {
      area(json, area, seconds);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void area(JsonGenerator json, AreaView area, double seconds) throws IOException {
    json.writeStartObject();
    json.writeNumberField("area", area.number());
    json.writeStringField("thread", area.threadName());
    json.writeNumberField("threadId", area.threadId());
    json.writeBooleanField("virtual", area.virtual());
    json.writeStringField("mode", area.mode().label());
    json.writeNumberField("words", area.words());
    json.writeNumberField("count", area.count());
    if (area.added().isEmpty() || seconds <= 0) {
      json.writeNullField("rate");
    } else {
      json.writeNumberField("rate", Math.round(area.added().getAsLong() / seconds));
    }
    json.writeBooleanField("full", area.full());
    json.writeBooleanField("reset", area.reset());
    json.writeBooleanField("missing", area.words() == 0);
    json.writeBooleanField("ended", area.ended());
    json.writeArrayFieldStart("newest");
    for (String method : area.newest()) {
      json.writeString(method);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
