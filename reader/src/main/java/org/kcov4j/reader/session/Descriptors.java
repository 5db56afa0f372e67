package org.kcov4j.reader.session;

/** Class names and method descriptors, as JVMS 4.2 and 4.3.3 allow them. */
final class Descriptors {
  private Descriptors() {}

  /** Whether this is an internal class name: no part of it empty, none of {@code . ; [} in it. */
  static boolean isClassName(String name) {
    char before = '/';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.' || c == ';' || c == '[' || c == '/' && before == '/') {
        return false;
      }
      before = c;
    }
    return before != '/';
  }

  static boolean isMethod(String descriptor) {
    if (!descriptor.startsWith("(")) {
      return false;
    }
    int at = 1;
    while (at > 0 && at < descriptor.length() && descriptor.charAt(at) != ')') {
      at = type(descriptor, at);
    }
    if (at <= 0 || at >= descriptor.length()) {
      return false;
    }
    at++;
    return descriptor.startsWith("V", at)
        ? at + 1 == descriptor.length()
        : type(descriptor, at) == descriptor.length();
  }

  /** The index after the type that starts here, or -1. */
  private static int type(String descriptor, int start) {
    int at = start;
    while (at < descriptor.length() && descriptor.charAt(at) == '[') {
      at++;
    }
    if (at >= descriptor.length()) {
      return -1;
    }
    char c = descriptor.charAt(at);
    if (c != 'L') {
      return "BCDFIJSZ".indexOf(c) >= 0 ? at + 1 : -1;
    }
    int end = descriptor.indexOf(';', at);
    return end > 0 && isClassName(descriptor.substring(at + 1, end)) ? end + 1 : -1;
  }
}
