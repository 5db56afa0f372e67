package org.kcov4j.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Writes class files for inspection: {@code original}, {@code instrumented} and {@code failed}. */
final class ClassDump {
  private final File directory;
  private final Logger log;
  private final AtomicBoolean refused = new AtomicBoolean();

  /**
   * @param directory where to, or null for nowhere
   */
  ClassDump(File directory, Logger log) {
    this.directory = directory;
    this.log = log;
  }

  void instrumented(String internalName, byte[] before, byte[] after) {
    write("original", internalName, before);
    write("instrumented", internalName, after);
  }

  void failed(String internalName, byte[] bytes) {
    write("failed", internalName, bytes);
  }

  private void write(String kind, String internalName, byte[] bytes) {
    if (directory == null) {
      return;
    }
    File file = new File(directory, kind + File.separator + internalName + ".class");
    try {
      Files.createDirectories(file.getParentFile().toPath());
      Files.write(file.toPath(), bytes);
    } catch (IOException | RuntimeException e) {
      if (refused.compareAndSet(false, true)) {
        log.warn("could not dump class {}, the next one is not mentioned", internalName, e);
      }
    }
  }
}
