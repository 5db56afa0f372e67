package org.kcov4j.reader.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** JSON in which characters that would not be seen are escaped, so that it may go to a terminal. */
public final class Json {
  private static final JsonFactory FACTORY =
      new JsonFactory().setCharacterEscapes(new HiddenCharacters());

  private Json() {}

  /** Writes JSON to a writer. */
  public static JsonGenerator generator(Writer out) throws IOException {
    return FACTORY.createGenerator(out);
  }

  /** A text as a JSON string, with its quotes. */
  public static String quote(String text) {
    StringWriter quoted = new StringWriter(text.length() + 2);
    try (JsonGenerator json = generator(quoted)) {
      json.writeString(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return quoted.toString();
  }

  /** Halves of surrogate pairs stay: what they are is not known from one character. */
  private static final class HiddenCharacters extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7F;

    private final int[] ascii = standardAsciiEscapesForJSON();

    HiddenCharacters() {
      ascii[DELETE] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return !Character.isSurrogate((char) c) && VisibleText.isHidden(String.valueOf((char) c), 0)
          ? new SerializedString(VisibleText.code((char) c))
          : null;
    }
  }
}
