package org.kcov4j.reader.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Standard output, unbuffered, that tells a closed pipe from a full disk. */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private IOException failure;

  StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = judge(e);
      throw failure;
    }
  }

  /** Says again what went wrong, for who wrote through something that keeps it to itself. */
  @Override
  public void flush() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private static IOException judge(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    // EPIPE on Unix, ERROR_NO_DATA on Windows; the JDK passes on only the system's words.
    return message.contains("broken pipe") || message.contains("pipe is being closed")
        ? new ClosedPipeException(e)
        : new IOException("standard output: " + e.getMessage(), e);
  }
}
