package org.kcov4j.samples.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs every {@link JsonTask} in a thread that has its name and prints a line for each.
 *
 * <p>Arguments: the number of iterations (default 3), then optionally {@code parallel}. Without it
 * the threads run one after the other: Jackson's caches are shared, and so which thread fills them,
 * and by which path, would differ between runs. What is left is Jackson's own: the clock seeds its
 * symbol tables ({@code core.sym}), and classes are keys of its hash tables, so that a few dozen
 * lines that resolve collisions run or do not.
 */
public final class JsonDriver {

  private JsonDriver() {}

  public static void main(String[] args) throws InterruptedException {
    int iterations = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    boolean parallel = args.length > 1 && args[1].equals("parallel");
    List<Document> documents = Document.all();
    List<JsonWorker> workers = new ArrayList<>();
    for (JsonTask task :
        List.of(new TreeTask(), new BindTask(), new StreamTask(), new PrintTask())) {
      JsonWorker worker = new JsonWorker(task, documents, iterations);
      workers.add(worker);
      worker.start();
      if (!parallel) {
        worker.join();
      }
    }
    for (JsonWorker worker : workers) {
      worker.join();
      System.out.println(worker.summary());
    }
  }
}
