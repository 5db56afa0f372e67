package org.kcov4j.reader.text;

import java.util.Locale;

/** Numbers as people write them. */
public final class Count {
  private Count() {}

  /** A number with its thousands separated. */
  public static String grouped(long number) {
    return -1000 < number && number < 1000
        ? Long.toString(number)
        : String.format(Locale.ROOT, "%,d", number);
  }

  /** So many of something: {@code 1 class}, {@code 2 classes}, {@code 1,000 lines}. */
  public static String of(long number, String what) {
    return grouped(number) + ' ' + what + (number == 1 ? "" : ending(what));
  }

  private static String ending(String what) {
    return what.endsWith("s") || what.endsWith("ch") ? "es" : "s";
  }
}
