package org.kcov4j.samples.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A resource beside this class.
 *
 * @param name its file name
 * @param type what it binds to
 * @param bytes its content, UTF-8
 */
record Document(String name, Class<?> type, byte[] bytes) {

  static List<Document> all() {
    return List.of(
        read("orders.json", OrderExport.class),
        read("measurements.json", Measurements.class),
        read("settings.json", Settings.class));
  }

  private static Document read(String name, Class<?> type) {
    try (InputStream in = Document.class.getResourceAsStream(name)) {
      return new Document(name, type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
