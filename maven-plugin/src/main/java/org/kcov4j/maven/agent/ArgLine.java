package org.kcov4j.maven.agent;

import java.nio.file.Path;

/**
 * Arguments of a JVM in one line, as Surefire and Failsafe take them: separated by blanks, in
 * single or double quotes where they hold some.
 */
public final class ArgLine {
  private static final String OPTION = "-javaagent:";

  private ArgLine() {}

  /**
   * Name of the property that holds the line.
   *
   * @param configured null or blank if it is not
   * @param packaging of the project
   */
  public static String property(String configured, String packaging) {
    if (configured != null && !configured.isBlank()) {
      return configured.strip();
    }
    return packaging.equals("eclipse-test-plugin") ? "tycho.testArgLine" : "argLine";
  }

  /**
   * Puts an agent in front, in place of the same agent where it is there already: goals may run
   * several times in one build. The rest is left as it is, to the letter.
   *
   * @param line may be null
   * @param agent its jar
   * @param argument of the agent
   */
  public static String prepend(String line, Path agent, String argument) {
    String option = quote(OPTION + agent + '=' + argument);
    String rest = line == null ? "" : without(line, OPTION + agent + '=');
    return rest.isEmpty() ? option : option + ' ' + rest;
  }

  /** Without the arguments that begin so. */
  private static String without(String line, String prefix) {
    StringBuilder rest = new StringBuilder();
    int kept = 0;
    int at = 0;
    while (at < line.length()) {
      int start = skipBlanks(line, at);
      StringBuilder argument = new StringBuilder();
      int end = end(line, start, argument);
      if (argument.toString().startsWith(prefix)) {
        rest.append(line, kept, start);
        end = skipBlanks(line, end);
        kept = end;
      }
      at = end;
    }
    return rest.append(line.substring(kept)).toString().strip();
  }

  private static int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the argument ends that starts there; what it is without quotes is appended. */
  private static int end(String line, int start, StringBuilder argument) {
    char quote = 0;
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          argument.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (Character.isWhitespace(c)) {
        return i;
      } else {
        argument.append(c);
      }
    }
    return line.length();
  }

  private static String quote(String argument) {
    boolean plain =
        argument.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"');
    if (plain) {
      return argument;
    }
    char quote = argument.indexOf('"') < 0 ? '"' : '\'';
    if (argument.indexOf(quote) >= 0) {
      throw new IllegalArgumentException(
          "expected paths and patterns with one kind of quotes at most, found " + argument);
    }
    return quote + argument + quote;
  }
}
