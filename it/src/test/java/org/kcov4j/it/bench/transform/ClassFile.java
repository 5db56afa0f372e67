package org.kcov4j.it.bench.transform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A class file of a jar.
 *
 * @param name its entry's name
 * @param bytes all of it
 */
record ClassFile(String name, byte[] bytes) {

  /** All classes of a jar but module descriptors and those of later Java versions. */
  static List<ClassFile> in(Path jar) throws IOException {
    List<ClassFile> files = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(".class")
            && !name.endsWith("module-info.class")
            && !name.startsWith("META-INF/")) {
          files.add(new ClassFile(name, in.readAllBytes()));
        }
      }
    }
    return files;
  }
}
