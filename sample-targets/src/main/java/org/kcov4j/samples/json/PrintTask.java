package org.kcov4j.samples.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Prints a document in a readable form, sorted, and looks at what a broken one says. */
final class PrintTask implements JsonTask {

  private final ObjectMapper mapper = new ObjectMapper();
  private final ObjectWriter writer =
      mapper.writerWithDefaultPrettyPrinter().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @Override
  public String name() {
    return "json-print";
  }

  @Override
  public long apply(Document document) throws IOException {
    ObjectNode tree = (ObjectNode) mapper.readTree(document.bytes());
    tree.put("printed", true).putArray("size").add(document.bytes().length);
    Map<?, ?> map = mapper.convertValue(tree, Map.class);
    String text = new String(document.bytes(), StandardCharsets.UTF_8);
    return 31L * writer.writeValueAsString(map).hashCode() + errorLine(text);
  }

  /** The line in which the document ends too early when its last half is missing. */
  private int errorLine(String text) throws IOException {
    try {
      return mapper.readTree(text.substring(0, text.length() / 2)).size();
    } catch (JsonProcessingException e) {
      return e.getLocation().getLineNr();
    }
  }
}
