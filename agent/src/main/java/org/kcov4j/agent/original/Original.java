package org.kcov4j.agent.original;

/** What is known of a class before others rewrote it. */
public final class Original {
  /** Nobody rewrote it. */
  public static final Original AS_IT_IS = new Original(null, false);

  /** Somebody may have, and its class file could not be had. */
  public static final Original UNKNOWN = new Original(null, false);

  private final byte[] classFile;
  private final boolean rewritten;

  private Original(byte[] classFile, boolean rewritten) {
    this.classFile = classFile;
    this.rewritten = rewritten;
  }

  static Original rewritten(byte[] classFile) {
    return new Original(classFile, true);
  }

  /** Of a class that the JVM shows in other bytes than it was defined from. */
  static Original putTogether(byte[] classFile) {
    return new Original(classFile, false);
  }

  /** The class file before; null where it is what came, as far as is known. */
  public byte[] classFile() {
    return classFile;
  }

  /** Whether another agent rewrote it. */
  public boolean isRewritten() {
    return rewritten;
  }
}
