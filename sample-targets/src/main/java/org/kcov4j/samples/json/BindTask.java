package org.kcov4j.samples.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;

/**
 * Binds a document to records and beans, writes them again, and meets a property it cannot bind.
 */
final class BindTask implements JsonTask {

  private final ObjectMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @Override
  public String name() {
    return "json-bind";
  }

  @Override
  public long apply(Document document) throws IOException {
    Object bound = mapper.readValue(document.bytes(), document.type());
    return 31L * Arrays.hashCode(mapper.writeValueAsBytes(bound)) + refused(document.type());
  }

  private int refused(Class<?> type) throws IOException {
    try {
      mapper.readValue("{\"unheard\": [1, {\"of\": null}]}", type);
      return 0;
    } catch (UnrecognizedPropertyException e) {
      return e.getPropertyName().length();
    }
  }
}
