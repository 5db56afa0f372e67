package org.kcov4j.runtime.record;

/** What is compared of two strings. */
final class ComparedStrings {
  /** A length: to the strings' ends. */
  static final int ALL = Integer.MAX_VALUE;

  /** A length: that of the second string. */
  static final int AS_OTHER = -1;

  /** A start: where the first string's end begins that is as long as the second. */
  static final int AT_END = Integer.MIN_VALUE;

  final ComparedBytes first = new ComparedBytes();
  final ComparedBytes second = new ComparedBytes();

  private ComparedStrings() {}

  /**
   * At most so many characters of each string, fewer where it ends; null if a start is outside of
   * its string.
   */
  static ComparedStrings of(String a, int aFrom, String b, int bFrom, int length) {
    int aStart = aFrom == AT_END ? Math.max(0, a.length() - b.length()) : aFrom;
    int most = length == AS_OTHER ? b.length() : length;
    if (aStart < 0 || bFrom < 0 || aStart > a.length() || bFrom > b.length()) {
      return null;
    }
    ComparedStrings strings = new ComparedStrings();
    strings.first.add(a, aStart, (int) Math.min(a.length(), (long) aStart + most));
    strings.second.add(b, bFrom, (int) Math.min(b.length(), (long) bFrom + most));
    return strings;
  }
}
