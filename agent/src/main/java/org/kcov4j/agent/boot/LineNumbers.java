package org.kcov4j.agent.boot;

import java.nio.charset.StandardCharsets;
import org.objectweb.asm.ClassReader;

/**
 * Hides a class's line numbers, so that a debugger that steps into a line does not stop in its
 * probes: where methods have no lines it steps through them.
 */
final class LineNumbers {
  private static final byte[] ATTRIBUTE = "LineNumberTable".getBytes(StandardCharsets.US_ASCII);
  private static final int CONSTANT_UTF8 = 1;

  private LineNumbers() {}

  /**
   * Gives the attribute a name that no JVM knows, in place (JVMS 4.7.1).
   *
   * @param reader of the class file
   */
  static void hide(byte[] classFile, ClassReader reader) {
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i); // Behind its tag; 0 for the second half of a long or double.
      if (item != 0
          && classFile[item - 1] == CONSTANT_UTF8
          && classFile[item + 1] == ATTRIBUTE.length
          && classFile[item] == 0
          && isAttribute(classFile, item + 2)) {
        classFile[item + 2] = '-';
        return;
      }
    }
  }

  private static boolean isAttribute(byte[] classFile, int at) {
    for (int i = 0; i < ATTRIBUTE.length; i++) {
      if (classFile[at + i] != ATTRIBUTE[i]) {
        return false;
      }
    }
    return true;
  }
}
