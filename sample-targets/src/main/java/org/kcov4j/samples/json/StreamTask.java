package org.kcov4j.samples.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;

/** Copies a document token by token, without databind. */
final class StreamTask implements JsonTask {

  private final JsonFactory factory = new JsonFactory();

  @Override
  public String name() {
    return "json-stream";
  }

  @Override
  public long apply(Document document) throws IOException {
    StringWriter copy = new StringWriter();
    BigDecimal sum = BigDecimal.ZERO;
    try (JsonParser parser = factory.createParser(document.bytes());
        JsonGenerator generator = factory.createGenerator(copy)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric()) {
          sum = sum.add(parser.getDecimalValue());
        }
        generator.copyCurrentEvent(parser);
      }
    }
    return 31L * copy.toString().hashCode() + sum.hashCode();
  }
}
