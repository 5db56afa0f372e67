package org.kcov4j.samples.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A thread that does one task over and over. */
final class JsonWorker extends Thread {

  private final JsonTask task;
  private final List<Document> documents;
  private final int iterations;
  private long result;

  JsonWorker(JsonTask task, List<Document> documents, int iterations) {
    super(task.name());
    this.task = task;
    this.documents = documents;
    this.iterations = iterations;
  }

  @Override
  public void run() {
    try {
      for (int i = 0; i < iterations; i++) {
        for (Document document : documents) {
          result = 31 * result + task.apply(document);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String summary() {
    return getName() + ": " + iterations + " iterations, result " + Long.toHexString(result);
  }
}
