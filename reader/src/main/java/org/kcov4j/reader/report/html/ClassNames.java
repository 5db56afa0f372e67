package org.kcov4j.reader.report.html;

import org.kcov4j.reader.coverage.ClassNode;

/** Names of classes and packages as pages show them. */
final class ClassNames {
  private ClassNames() {}

  /** A class's name without its package, with {@code $} kept: {@code C$D}. */
  static String simple(ClassNode type) {
    String name = type.type().name();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** A package's name, given with slashes, as in Java source. */
  static String ofPackage(String name) {
    return name.isEmpty() ? "(unnamed package)" : name.replace('/', '.');
  }
}
