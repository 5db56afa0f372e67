package org.kcov4j.it.harness;

import java.util.List;
import java.util.Optional;

/** Where two sequences part, told so that a person can see why. */
public final class Differences {

  private static final int CONTEXT = 6;

  private Differences() {}

  /**
   * Empty if the sequences are equal; else a text with the first index at which they differ and
   * what surrounds it in both.
   */
  public static Optional<String> first(List<?> expected, List<?> actual) {
    int shorter = Math.min(expected.size(), actual.size());
    int index = 0;
    while (index < shorter && expected.get(index).equals(actual.get(index))) {
      index++;
    }
    if (index == expected.size() && index == actual.size()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    text.append("first difference at ").append(index);
    text.append(" of ").append(expected.size()).append(" expected, ");
    text.append(actual.size()).append(" actual\n");
    for (int i = Math.max(0, index - CONTEXT); i < index; i++) {
      text.append(String.format("  %6d  %s%n", i, expected.get(i)));
    }
    for (int i = index; i < index + CONTEXT; i++) {
      text.append(String.format("- %6d  %s%n", i, at(expected, i)));
    }
    for (int i = index; i < index + CONTEXT; i++) {
      text.append(String.format("+ %6d  %s%n", i, at(actual, i)));
    }
    return Optional.of(text.toString());
  }

  private static Object at(List<?> list, int index) {
    return index < list.size() ? list.get(index) : "(end)";
  }
}
