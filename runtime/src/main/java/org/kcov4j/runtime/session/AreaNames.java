package org.kcov4j.runtime.session;

import org.kcov4j.runtime.layout.AreaLayout;

/** Names of area files: {@code NNNN-<thread name, made safe>.kcov}. */
final class AreaNames {
  private static final int MAX_NAME_CHARS = 64;

  private AreaNames() {}

  /**
   * A name that every file system takes: other characters than letters, digits and {@code . _ -}
   * become {@code _}.
   */
  static String fileName(int number, String threadName) {
    StringBuilder name = new StringBuilder();
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < 4; i++) {
      name.append('0');
    }
    name.append(digits).append('-');
    for (int i = 0; i < threadName.length() && i < MAX_NAME_CHARS; i++) {
      char c = threadName.charAt(i);
      name.append(isSafe(c) ? c : '_');
    }
    return name.append(AreaLayout.FILE_SUFFIX).toString();
  }

  private static boolean isSafe(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
