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
    StringBuilder text = new StringBuilder(name).append('(');
    int at = 1;
    while (descriptor.charAt(at) != ')') {
      int arrays = at;
      while (descriptor.charAt(at) == '[') {
        at++;
      }
      arrays = at - arrays;
      if (text.charAt(text.length() - 1) != '(') {
        text.append(", ");
      }
      at = type(descriptor, at, text);
      text.append("[]".repeat(arrays));
    }
    return text.append(')').toString();
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
