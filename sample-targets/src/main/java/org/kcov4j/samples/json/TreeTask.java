package org.kcov4j.samples.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads a document into a tree and walks it. */
final class TreeTask implements JsonTask {

  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public String name() {
    return "json-tree";
  }

  @Override
  public long apply(Document document) throws IOException {
    JsonNode root = mapper.readTree(document.bytes());
    return walk(root, 1) + root.at("/orders/2/lines/1/sku").asText("none").hashCode();
  }

  private static long walk(JsonNode node, int depth) {
    long sum = depth;
    if (node.isContainerNode()) {
      for (JsonNode child : node) {
        sum = 31 * sum + walk(child, depth + 1);
      }
    } else if (node.isNumber()) {
      sum += node.decimalValue().hashCode();
    } else {
      sum += node.asText().hashCode();
    }
    return sum;
  }
}
