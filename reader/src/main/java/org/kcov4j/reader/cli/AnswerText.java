package org.kcov4j.reader.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import org.kcov4j.reader.attach.Answer;

/** What {@code attach} and {@code detach} print. */
final class AnswerText {
  private AnswerText() {}

  /**
   * Prints the session directory.
   *
   * @return the exit status
   * @throws IOException if the agent refused
   */
  static int print(Answer answer, long pid, boolean json, Terminal terminal) throws IOException {
    if (answer.word() != Answer.Word.RECORDING && answer.word() != Answer.Word.DETACHED) {
      throw new IOException("process " + pid + ": " + answer.text());
    }
    terminal.print((json ? json(answer, pid) : answer.text()) + "\n");
    return ExitCode.DONE;
  }

  private static String json(Answer answer, long pid) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.useDefaultPrettyPrinter();
      generator.writeStartObject();
      generator.writeNumberField("pid", pid);
      generator.writeStringField("session", answer.text());
      generator.writeEndObject();
    }
    return text.toString();
  }
}
