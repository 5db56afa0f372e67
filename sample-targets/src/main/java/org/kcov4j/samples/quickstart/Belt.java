package org.kcov4j.samples.quickstart;

/** A thread that weighs what lies on one belt: labels such as {@code L20}, a letter of 20 grams. */
final class Belt extends Thread {

  private final String labels;
  private final Sorter sorter = new Sorter();
  private int rejected;

  Belt(String name, String labels) {
    super(name);
    this.labels = labels;
  }

  @Override
  public void run() {
    for (String label : labels.split(" ")) {
      try {
        sorter.accept(label.charAt(0), Integer.parseInt(label.substring(1)));
      } catch (NumberFormatException unreadable) {
        rejected++;
      }
    }
  }

  String summary() {
    return getName() + ": " + sorter.postage() + " cents, " + rejected + " rejected";
  }
}
