package org.kcov4j.agent;

/** An option that cannot be used; the message names it, what was found and what is valid. */
final class OptionException extends Exception {
  private static final long serialVersionUID = 1L;

  OptionException(String message) {
    super(message.replace('\n', ' ').replace('\r', ' ')); // One line.
  }
}
