package org.kcov4j.it.coexist.programs;

/** A final class: only a mock maker that rewrites it can mock it. */
public final class Thermometer {
  private int readings;

  /** Says how warm it is. */
  public String describe(int celsius) {
    readings++;
    if (celsius < 0) {
      return "frost " + readings;
    }
    for (int i = 0; i < readings; i++) {
      if (celsius > 25 && i == 0) {
        return "hot " + readings;
      }
    }
    return "mild " + readings;
  }
}
