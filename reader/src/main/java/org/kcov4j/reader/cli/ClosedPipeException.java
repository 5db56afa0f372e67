package org.kcov4j.reader.cli;

import java.io.IOException;

/** Who reads standard output has seen enough, as {@code head} has after ten lines. */
final class ClosedPipeException extends IOException {
  private static final long serialVersionUID = 1L;

  ClosedPipeException(IOException cause) {
    super(cause);
  }
}
