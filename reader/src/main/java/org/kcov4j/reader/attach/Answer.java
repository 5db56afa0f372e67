package org.kcov4j.reader.attach;

/**
 * What an agent answers.
 *
 * @param word how it went
 * @param text a session directory, or what is wrong
 */
public record Answer(Word word, String text) {
  /** How it went. */
  public enum Word {
    /** It records now; the text is the session directory. */
    RECORDING,
    /** It records no more; the text is the session directory. */
    DETACHED,
    /** The options cannot be used. */
    USAGE,
    /** It cannot be done in that JVM now. */
    REFUSED
  }
}
