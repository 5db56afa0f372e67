package org.kcov4j.agent.boot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/**
 * Renames classes wherever a class file names them: in its constants of text (JVMS 4.4.7), alone or
 * within a descriptor. All that runs at start is interpreted, so nothing else of the class is
 * looked at, and text only where a class is named by a constant of its own: as its owner, as an
 * annotation or as a field's type.
 */
final class ConstantNames {
  private static final int CONSTANT_UTF8 = 1;

  private ConstantNames() {}

  /**
   * The class file with other names.
   *
   * @param reader of the class file
   * @param names internal names, old to new; all in ASCII, and none a part of a longer one
   */
  static byte[] rename(byte[] classFile, ClassReader reader, Map<String, String> names) {
    String[] old = names.keySet().toArray(new String[0]);
    int shortest = Integer.MAX_VALUE;
    for (String each : old) {
      shortest = Math.min(shortest, each.length());
    }
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i); // Behind its tag; 0 for the second half of a long or double.
      if (item != 0 && classFile[item - 1] == CONSTANT_UTF8) {
        int length = (classFile[item] & 0xFF) << 8 | classFile[item + 1] & 0xFF;
        if (length >= shortest && isAny(old, classFile, item + 2, length)) {
          return renameEach(classFile, reader, names);
        }
      }
    }
    return classFile;
  }

  /** Whether a constant is a name, or a name's descriptor. */
  private static boolean isAny(String[] names, byte[] classFile, int start, int length) {
    for (String name : names) {
      int wrapping = length - name.length();
      if (wrapping == 0 || wrapping == 2 && classFile[start] == 'L') {
        int from = start + wrapping / 2;
        if (latin1(classFile, from, from + name.length()).equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static byte[] renameEach(
      byte[] classFile, ClassReader reader, Map<String, String> names) {
    ByteArrayOutputStream renamed = new ByteArrayOutputStream(classFile.length + 256);
    int copied = 0;
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i); // Behind its tag; 0 for the second half of a long or double.
      if (item == 0 || classFile[item - 1] != CONSTANT_UTF8) {
        continue;
      }
      int end = item + 2 + reader.readUnsignedShort(item);
      String text = latin1(classFile, item + 2, end);
      String replaced = replace(text, names);
      if (!replaced.equals(text)) {
        renamed.write(classFile, copied, item - copied);
        renamed.write(replaced.length() >>> 8);
        renamed.write(replaced.length());
        renamed.write(replaced.getBytes(StandardCharsets.ISO_8859_1), 0, replaced.length());
        copied = end;
      }
    }
    renamed.write(classFile, copied, classFile.length - copied);
    return renamed.toByteArray();
  }

  private static String replace(String text, Map<String, String> names) {
    String result = text;
    for (Map.Entry<String, String> each : names.entrySet()) {
      result = result.replace(each.getKey(), each.getValue());
    }
    return result;
  }

  /** A character for each byte, whatever it means. */
  private static String latin1(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
