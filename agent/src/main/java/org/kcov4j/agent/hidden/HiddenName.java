package org.kcov4j.agent.hidden;

import org.kcov4j.agent.version.ClassVersion;
import org.objectweb.asm.ClassReader;

/**
 * The name of a hidden class: that in its class file, which is the same in every run. The JVM adds
 * to it what tells one class from the next.
 */
public final class HiddenName {
  /**
   * What the JDK generates for a lambda in Java 8, for a switch over patterns, and from Java 26 on
   * for a record's hash code.
   */
  private static final String[] GENERATED = {"$$Lambda$", "$$TypeSwitch", "$$HasherSpecializer"};

  private HiddenName() {}

  /**
   * The internal name in a class file of any version.
   *
   * @throws RuntimeException if it is none
   */
  public static String in(byte[] classFile) {
    return new ClassReader(ClassVersion.readable(classFile)).getClassName();
  }

  /** Whether the JDK generated a class of the program's loaders for itself. */
  public static boolean isGenerated(String internalName) {
    for (String each : GENERATED) {
      if (internalName.contains(each)) {
        return true;
      }
    }
    return false;
  }
}
