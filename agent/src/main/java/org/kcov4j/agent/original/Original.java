package org.kcov4j.agent.original;

/** What is known of a class before others rewrote it. */
public final class Original {
  /** Nobody rewrote it. */
  public static final Original AS_IT_IS = new Original(null);

  /** Somebody may have, and its class file could not be had. */
  public static final Original UNKNOWN = new Original(null);

  private final byte[] classFile;

  private Original(byte[] classFile) {
    this.classFile = classFile;
  }

  static Original rewritten(byte[] classFile) {
    return new Original(classFile);
  }

  /** The class file before; null where it is what came, as far as is known. */
  public byte[] classFile() {
    return classFile;
  }
}
