package org.kcov4j.agent;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.kcov4j.agent.log.AgentLog;
import org.kcov4j.agent.log.LogLevel;

/**
 * What somebody who attached asks for, and where the answer goes:
 *
 * <pre>
 * argument = command [ "\n" answer file ]        the file must not exist yet
 * command  = "detach" | options                  options as those of -javaagent, or nothing
 * answer   = word " " text                       one line, UTF-8
 * word     = "recording" | "detached" | "usage" | "refused"
 * </pre>
 *
 * The text is a session directory, or says what is wrong: with the options ({@code usage}), or with
 * this JVM. Without a file, as from {@code jcmd JVMTI.agent_load}, what is wrong goes to stderr.
 */
final class AttachRequest {
  private static final String DETACH = "detach";

  private final String command;
  private final File answerFile;

  private AttachRequest(String command, File answerFile) {
    this.command = command;
    this.answerFile = answerFile;
  }

  /** Reads the agent's argument, which may be null. */
  static AttachRequest of(String argument) {
    String text = argument == null ? "" : argument;
    int end = text.lastIndexOf('\n');
    return end < 0
        ? new AttachRequest(text, null)
        : new AttachRequest(text.substring(0, end), new File(text.substring(end + 1)));
  }

  /** Whether recording is to end. */
  boolean isDetach() {
    return command.equals(DETACH);
  }

  /** The agent's options. */
  String options() {
    return command;
  }

  /** Recording has begun. */
  void recording(File session) {
    answer("recording", session.getAbsolutePath(), false);
  }

  /** Recording has ended. */
  void detached(File session) {
    answer("detached", session.getAbsolutePath(), false);
  }

  /** The options cannot be used. */
  void usage(String message) {
    answer("usage", message, true);
  }

  /** It cannot be done here and now. */
  void refused(String message) {
    answer("refused", message, true);
  }

  private void answer(String word, String text, boolean problem) {
    String line = text.replace('\n', ' ').replace('\r', ' ');
    try {
      if (answerFile != null) {
        Files.write(
            answerFile.toPath(),
            (word + " " + line).getBytes(StandardCharsets.UTF_8),
            StandardOpenOption.CREATE_NEW);
        return;
      }
    } catch (IOException e) {
      // Who asked is gone: then to the log, if it is worth a line.
    }
    if (problem) {
      AgentLog.toStderr(LogLevel.ERROR).getLogger("attach").error(line);
    }
  }
}
