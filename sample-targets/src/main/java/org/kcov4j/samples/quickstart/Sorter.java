package org.kcov4j.samples.quickstart;

/** Knows the postage in cents. */
final class Sorter {

  private static final int HEAVY = 10_000;

  private int postage;

  /** Adds a piece of mail of the given kind and weight in grams. */
  void accept(char kind, int grams) {
    switch (kind) {
      case 'L':
        postage += grams > 20 ? 160 : 85;
        break;
      case 'P':
        postage += parcel(grams);
        break;
      default:
        // No belt carries anything else: the branch that a report shows as never taken.
        throw new IllegalArgumentException("kind " + kind);
    }
  }

  private static int parcel(int grams) {
    int cents = 550;
    for (int step = 1000; step <= grams && step < HEAVY; step += 1000) {
      cents += 100;
    }
    return grams > HEAVY ? 2 * cents : cents;
  }

  int postage() {
    return postage;
  }
}
