package org.kcov4j.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Defines classes of the class path again, under their own or another name. */
final class Copies extends ClassLoader {
  Copies() {
    super(Copies.class.getClassLoader());
  }

  /** The same bytes in this loader. */
  Class<?> again(Class<?> type) throws IOException {
    byte[] bytes = bytes(type);
    return defineClass(type.getName(), bytes, 0, bytes.length);
  }

  /** The same but for its simple name, which must be as long as the old one. */
  Class<?> renamed(Class<?> type, String simpleName) throws IOException {
    String old = new String(bytes(type), StandardCharsets.ISO_8859_1);
    byte[] bytes =
        old.replace(type.getSimpleName(), simpleName).getBytes(StandardCharsets.ISO_8859_1);
    String name = type.getName().replace(type.getSimpleName(), simpleName);
    return defineClass(name, bytes, 0, bytes.length);
  }

  static byte[] bytes(Class<?> type) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[4096];
      for (int n = in.read(part); n > 0; n = in.read(part)) {
        out.write(part, 0, n);
      }
      return out.toByteArray();
    }
  }
}
