package org.kcov4j.reader.trace;

/** Methods as people write them. */
public final class MethodSignature {
  private MethodSignature() {}

  /**
   * A method's name and parameter types without their packages: {@code add(int, String[])}.
   *
   * @param descriptor a valid method descriptor
   */
  public static String of(String name, String descriptor) {
    return of(name, descriptor, Integer.MAX_VALUE);
  }

  /**
   * The same, but a long one in short: {@code add(int, String[], … 250 more)}. What is longer even
   * so, for its names, is cut.
   *
   * @param descriptor a valid method descriptor
   * @param most characters from which on parameters are left out; the result has up to twice as
   *     many
   */
  public static String of(String name, String descriptor, int most) {
    StringBuilder text = new StringBuilder(name).append('(');
    int at = 1;
    while (descriptor.charAt(at) != ')') {
      if (text.charAt(text.length() - 1) != '(') {
        text.append(", ");
      }
      if (text.length() > most) {
        return cut(text.append("… ").append(parameters(descriptor, at)).append(" more)"), most);
      }
      at = parameter(descriptor, at, text);
    }
    return cut(text.append(')'), most);
  }

  private static String cut(StringBuilder text, int most) {
    int limit = (int) Math.min(2L * most, Integer.MAX_VALUE);
    if (text.length() > limit) {
      text.setLength(limit - 1);
      text.append('…');
    }
    return text.toString();
  }

  /** How many parameters there are from a place in the descriptor on. */
  private static int parameters(String descriptor, int from) {
    int count = 0;
    StringBuilder ignored = new StringBuilder();
    for (int at = from; descriptor.charAt(at) != ')'; count++) {
      ignored.setLength(0);
      at = parameter(descriptor, at, ignored);
    }
    return count;
  }

  private static int parameter(String descriptor, int from, StringBuilder text) {
    int at = from;
    while (descriptor.charAt(at) == '[') {
      at++;
    }
    int arrays = at - from;
    at = type(descriptor, at, text);
    text.append("[]".repeat(arrays));
    return at;
  }

  private static int type(String descriptor, int at, StringBuilder text) {
    String primitive =
        switch (descriptor.charAt(at)) {
          case 'B' -> "byte";
          case 'C' -> "char";
          case 'D' -> "double";
          case 'F' -> "float";
          case 'I' -> "int";
          case 'J' -> "long";
          case 'S' -> "short";
          case 'Z' -> "boolean";
          default -> null;
        };
    if (primitive != null) {
      text.append(primitive);
      return at + 1;
    }
    int end = descriptor.indexOf(';', at);
    String name = descriptor.substring(at + 1, end);
    text.append(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1));
    return end + 1;
  }
}
