package org.kcov4j.agent.version;

import java.util.Arrays;
import org.objectweb.asm.Opcodes;

/**
 * The version of a class file (JVMS 4.1). One that is newer than ASM knows, and one of the newest
 * that uses what is a preview there, is read as the newest that it does know, which goes well
 * unless the format itself has changed; and is handed out under its own version again.
 */
public final class ClassVersion {
  private static final int NEWEST = Opcodes.V28;
  private static final int MINOR = 4;
  private static final int MAJOR = 6;
  private static final int END = 8;

  private ClassVersion() {}

  /**
   * A class file that ASM reads: the same array, or a copy with a lower version.
   *
   * @throws IndexOutOfBoundsException if it is too short to have a version
   */
  public static byte[] readable(byte[] classFile) {
    int major = u2(classFile, MAJOR);
    if (major < NEWEST || major == NEWEST && u2(classFile, MINOR) == 0) {
      return classFile;
    }
    byte[] copy = Arrays.copyOf(classFile, classFile.length);
    Arrays.fill(copy, MINOR, MAJOR, (byte) 0);
    copy[MAJOR] = (byte) (NEWEST >>> 8);
    copy[MAJOR + 1] = (byte) NEWEST;
    return copy;
  }

  /**
   * Gives what was made of a class file its version again.
   *
   * @param rewritten what ASM wrote, having read {@code readable(classFile)}; is changed
   * @return the same array
   */
  public static byte[] restore(byte[] rewritten, byte[] classFile) {
    System.arraycopy(classFile, MINOR, rewritten, MINOR, END - MINOR);
    return rewritten;
  }

  private static int u2(byte[] bytes, int offset) {
    return (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
  }
}
