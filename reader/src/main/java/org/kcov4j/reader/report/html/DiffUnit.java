package org.kcov4j.reader.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kcov4j.reader.diff.MethodGain;

/**
 * What has a page of its own in a difference: a source file, or a class that names none. Two are
 * the same only if they are one object.
 */
final class DiffUnit {
  private final String packageName;
  private final String name;
  private final boolean hasFile;
  private final List<MethodGain> onlyA = new ArrayList<>();
  private final List<MethodGain> onlyB = new ArrayList<>();

  private DiffUnit(String packageName, String name, boolean hasFile) {
    this.packageName = packageName;
    this.name = name;
    this.hasFile = hasFile;
  }

  /** The one to which a method belongs, still without methods. */
  static DiffUnit of(MethodGain gain) {
    String type = gain.className();
    int dot = type.lastIndexOf('.');
    String packageName = dot < 0 ? "" : type.substring(0, dot).replace('.', '/');
    boolean hasFile = !gain.sourceFile().isEmpty();
    return new DiffUnit(
        packageName, hasFile ? gain.sourceFile() : type.substring(dot + 1), hasFile);
  }

  /** With slashes. */
  String packageName() {
    return packageName;
  }

  /** Of the file, or of the class without its package. */
  String name() {
    return name;
  }

  /** Whether it is a source file. */
  boolean hasFile() {
    return hasFile;
  }

  /** What ran on the one side only, by method. */
  List<MethodGain> onlyA() {
    return onlyA;
  }

  /** What ran on the other side only, by method. */
  List<MethodGain> onlyB() {
    return onlyB;
  }

  SortedSet<String> classNames() {
    SortedSet<String> names = new TreeSet<>();
    onlyA.forEach(gain -> names.add(gain.className()));
    onlyB.forEach(gain -> names.add(gain.className()));
    return names;
  }
}
