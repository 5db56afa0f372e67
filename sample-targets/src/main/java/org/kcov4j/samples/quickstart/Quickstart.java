package org.kcov4j.samples.quickstart;

import java.util.List;

/**
 * Three belts of a parcel office, each a thread of its own: {@code belt-letters} and {@code
 * belt-parcels} run different code, {@code belt-returns} meets a parcel without a usable label.
 */
public final class Quickstart {

  private Quickstart() {}

  /** Runs the belts and prints a line for each, always in the same order. */
  public static void main(String[] args) throws InterruptedException {
    List<Belt> belts =
        List.of(
            new Belt("belt-letters", "L20 L50 L35"),
            new Belt("belt-parcels", "P900 P12000 P3100 P450"),
            new Belt("belt-returns", "L20 P?? P700"));
    for (Belt belt : belts) {
      belt.start();
    }
    for (Belt belt : belts) {
      belt.join();
      System.out.println(belt.summary());
    }
  }
}
