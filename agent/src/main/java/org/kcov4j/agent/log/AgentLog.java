package org.kcov4j.agent.log;

import java.io.Closeable;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Where the agent logs to. Each event is one line and one write.
 *
 * <p>Loggers come from here and not from {@code LoggerFactory}, which would look for providers in
 * the program's class path and obey its {@code slf4j.provider} property. Stderr is the process's
 * own: a program that replaces {@code System.err} does not find our lines in it.
 */
public final class AgentLog implements ILoggerFactory, Closeable {
  private final LogLevel level;
  private final OutputStream out;
  private final boolean isStderr;

  private AgentLog(LogLevel level, OutputStream out, boolean isStderr) {
    this.isStderr = isStderr;
    this.level = level;
    this.out = out;
  }

  /** Logs to the process's stderr. */
  public static AgentLog toStderr(LogLevel level) {
    return new AgentLog(level, new FileOutputStream(FileDescriptor.err), true);
  }

  /**
   * Logs to a file, at its end.
   *
   * @throws IOException if it cannot be opened
   */
  public static AgentLog toFile(LogLevel level, File file) throws IOException {
    return new AgentLog(level, new FileOutputStream(file, true), false);
  }

  @Override
  public Logger getLogger(String name) {
    return new AgentLogger(name, this);
  }

  /** Closes the file if there is one; what is logged after that is lost. */
  @Override
  public void close() {
    if (!isStderr) {
      try {
        out.close();
      } catch (IOException e) {
        // Nowhere is left to say it.
      }
    }
  }

  boolean shows(Level eventLevel) {
    return level.shows(eventLevel);
  }

  void write(Level eventLevel, String logger, String message, Throwable cause) {
    StringBuilder line = new StringBuilder("[kcov4j] ");
    line.append(eventLevel.toString().toLowerCase(java.util.Locale.ROOT)).append(' ');
    line.append(logger).append(": ").append(message);
    if (cause != null) {
      line.append(": ").append(cause);
    }
    String oneLine = line.toString().replace('\n', ' ').replace('\r', ' ');
    byte[] bytes = (oneLine + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    try {
      out.write(bytes);
    } catch (IOException e) {
      // Nowhere is left to say it.
    }
  }
}
