package org.kcov4j.reader.report.html;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * File names for things whose names may hold anything: of letters, digits and {@code . - _ $} only,
 * so that they are the same in a URL, and no two alike, also where a file system ignores case.
 */
final class SafeNames {
  private static final int MAX_LENGTH = 100;

  /** Names that Windows keeps for devices, whatever their extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

  private final Set<String> used = new HashSet<>();

  /**
   * A name not given before.
   *
   * @param text what the file is about
   * @param suffix how its name ends, with the dot; may be empty
   */
  String of(String text, String suffix) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
      char c = text.charAt(i);
      safe.append(isPlain(c) ? c : '_');
    }
    // No hidden files, nothing a shell takes for an option, no ".." and no trailing dot.
    if (safe.isEmpty() || safe.charAt(0) == '.' || safe.charAt(0) == '-') {
      safe.insert(0, '_');
    }
    if (safe.charAt(safe.length() - 1) == '.' || DEVICE.matcher(safe).matches()) {
      safe.append('_');
    }
    String name = safe + suffix;
    for (int n = 2; !used.add(name.toLowerCase(Locale.ROOT)); n++) {
      name = safe + "-" + n + suffix;
    }
    return name;
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '-'
        || c == '_'
        || c == '$';
  }
}
