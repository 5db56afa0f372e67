package org.kcov4j.it.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Jackson reads a document of about 5 KB into a tree. */
public final class JacksonTree implements Workload {
  private final ObjectMapper mapper = new ObjectMapper();
  private final byte[] document = document();

  @Override
  public long operation() throws IOException {
    JsonNode tree = mapper.readTree(document);
    return tree.hashCode();
  }

  private static byte[] document() {
    StringBuilder json = new StringBuilder("{\"parcels\": [");
    for (int i = 0; i < 45; i++) {
      json.append(i == 0 ? "" : ",\n")
          .append("{\"id\": ")
          .append(i * 7919)
          .append(", \"kind\": \"k")
          .append(i % 5)
          .append("\", \"grams\": ")
          .append(i * 13.25)
          .append(", \"paid\": ")
          .append(i % 3 == 0)
          .append(", \"note\": \"left \\\"there\\\" \u00e9 ")
          .append(i)
          .append("\", \"route\": [1, ")
          .append(i)
          .append(", null]}");
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
