package org.kcov4j.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import org.kcov4j.agent.interrupt.MethodPattern;
import org.kcov4j.agent.log.LogLevel;
import org.kcov4j.agent.select.Wildcards;
import org.kcov4j.runtime.layout.AreaLayout;

/**
 * Reads options: a configuration file first, then the agent's argument, then the environment, so
 * that each overrides those before it; of a key given twice, the last value counts. Anything
 * unknown is an error.
 */
final class OptionsParser {
  /** The variable whose value is read last. */
  static final String ENVIRONMENT = "KCOV4J_OPTIONS";

  private static final String CONFIG = "config";
  private static final String KEYS =
      "bootstrap, cmp, config, dumpclasses, excludes, exclclassloader, granularity, includes, interrupts, log, logfile, mode, output, threads, words";

  private final Options options = new Options();
  private String comparisons;

  private OptionsParser() {}

  /**
   * Reads the options.
   *
   * @param argument what follows {@code -javaagent:jar=}, or null
   * @param environment value of {@link #ENVIRONMENT}, or null
   */
  static Options parse(String argument, String environment) throws OptionException {
    OptionsParser parser = new OptionsParser();
    String[][] given = split(argument);
    String[][] last = split(environment);
    parser.readConfig(given);
    parser.readAll(given);
    parser.readConfig(last);
    parser.readAll(last);
    parser.decideComparisons();
    parser.options.text = text(argument, environment);
    return parser.options;
  }

  private static String text(String argument, String environment) {
    if (isEmpty(environment)) {
      return argument;
    }
    return isEmpty(argument) ? environment : argument + "," + environment;
  }

  private static boolean isEmpty(String text) {
    return text == null || text.trim().isEmpty();
  }

  private static String[][] split(String text) throws OptionException {
    if (isEmpty(text)) {
      return new String[0][];
    }
    String[] parts = text.split(",", -1);
    String[][] pairs = new String[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals < 0) {
        throw new OptionException("expected key=value, found '" + parts[i] + "'");
      }
      pairs[i] =
          new String[] {parts[i].substring(0, equals).trim(), parts[i].substring(equals + 1)};
    }
    return pairs;
  }

  private void readConfig(String[][] pairs) throws OptionException {
    for (String[] pair : pairs) {
      if (pair[0].equals(CONFIG)) {
        Properties file = new Properties();
        try (Reader in =
            new InputStreamReader(
                Files.newInputStream(new File(pair[1]).toPath()), StandardCharsets.UTF_8)) {
          file.load(in);
        } catch (IOException | IllegalArgumentException e) {
          throw bad(CONFIG, pair[1], "a readable properties file (" + e + ")");
        }
        for (String key : new TreeSet<>(file.stringPropertyNames())) {
          if (key.equals(CONFIG)) {
            throw bad(CONFIG, pair[1], "a file that names no other");
          }
          read(key, file.getProperty(key));
        }
      }
    }
  }

  private void readAll(String[][] pairs) throws OptionException {
    for (String[] pair : pairs) {
      if (!pair[0].equals(CONFIG)) {
        read(pair[0], pair[1]);
      }
    }
  }

  private void read(String key, String value) throws OptionException {
    switch (key) {
      case "output":
        options.output = file(key, value);
        break;
      case "includes":
        options.includes = classes(value);
        break;
      case "excludes":
        options.excludes = classes(value);
        break;
      case "bootstrap":
        options.bootstrap = trueOrFalse(key, value);
        break;
      case "exclclassloader":
        options.excludedLoaders = Wildcards.of(value);
        break;
      case "mode":
        options.mode = oneOf(key, value, Options.Mode.values());
        break;
      case "threads":
        options.threads = Wildcards.of(value);
        break;
      case "words":
        options.words = words(value);
        break;
      case "cmp":
        comparisons = value;
        break;
      case "dumpclasses":
        options.dumpClasses = file(key, value);
        break;
      case "granularity":
        options.granularity = oneOf(key, value, Options.Granularity.values());
        break;
      case "interrupts":
        interrupts(value);
        break;
      case "log":
        options.logLevel = oneOf(key, value, LogLevel.values());
        break;
      case "logfile":
        options.logFile = file(key, value);
        break;
      default:
        throw new OptionException("unknown option '" + key + "', expected one of " + KEYS);
    }
  }

  private void decideComparisons() throws OptionException {
    boolean needed = options.mode == Options.Mode.CMP;
    options.comparisons = comparisons == null ? needed : trueOrFalse("cmp", comparisons);
    if (needed && !options.comparisons) {
      throw bad("cmp", comparisons, "true with mode=cmp");
    }
  }

  /** Class names hold no spaces, and the slashes of a class file's name for a class are dots. */
  private static Wildcards classes(String value) {
    return Wildcards.of(value.replaceAll("\\s", "").replace('/', '.'));
  }

  private void interrupts(String value) throws OptionException {
    options.classInitializersAreInterrupts = true;
    options.classLoadingIsInterrupt = true;
    options.interrupts.clear();
    for (String each : value.split(":")) {
      if (each.equals("-clinit")) {
        options.classInitializersAreInterrupts = false;
      } else if (each.equals("-classload")) {
        options.classLoadingIsInterrupt = false;
      } else {
        MethodPattern pattern = each.startsWith("-") ? null : MethodPattern.of(each);
        if (pattern == null) {
          throw bad("interrupts", each, "Class#method, Class.method, -clinit or -classload");
        }
        options.interrupts.add(pattern);
      }
    }
  }

  private static boolean trueOrFalse(String key, String value) throws OptionException {
    if (!value.equals("true") && !value.equals("false")) {
      throw bad(key, value, "true or false");
    }
    return value.equals("true");
  }

  private static File file(String key, String value) throws OptionException {
    if (value.isEmpty()) {
      throw bad(key, value, "a path");
    }
    return new File(value).getAbsoluteFile();
  }

  private static int words(String value) throws OptionException {
    try {
      int words = Integer.parseInt(value.trim());
      if (words >= AreaLayout.MIN_WORDS && words <= AreaLayout.MAX_WORDS) {
        return words;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw bad(
        "words", value, "a number from " + AreaLayout.MIN_WORDS + " to " + AreaLayout.MAX_WORDS);
  }

  private static <E extends Enum<E>> E oneOf(String key, String value, E[] valid)
      throws OptionException {
    for (E each : valid) {
      if (each.name().toLowerCase(Locale.ROOT).equals(value)) {
        return each;
      }
    }
    throw bad(
        key,
        value,
        "one of " + Arrays.toString(valid).toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", ""));
  }

  static OptionException bad(String key, String value, String expected) {
    return new OptionException(
        "bad value '" + value + "' of option '" + key + "', expected " + expected);
  }
}
