package org.kcov4j.reader.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jacoco.core.analysis.ICounter.CounterValue;
import org.jacoco.core.analysis.ICoverageNode.CounterEntity;
import org.jacoco.core.analysis.ICoverageNode.ElementType;

/**
 * A rule: one limit for each element of a kind.
 *
 * @param element BUNDLE, PACKAGE, CLASS, SOURCEFILE or METHOD
 * @param includes names of elements as JaCoCo has them ({@code a.b.C}; a method is {@code
 *     a.b.C.m(int)}), with {@code *} and {@code ?}
 * @param excludes the same
 * @param counter INSTRUCTION, LINE, BRANCH, COMPLEXITY, METHOD or CLASS
 * @param value COVEREDRATIO, COVEREDCOUNT, MISSEDRATIO, MISSEDCOUNT or TOTALCOUNT
 * @param minimum or null
 * @param maximum or null
 */
public record CoverageRule(
    ElementType element,
    List<String> includes,
    List<String> excludes,
    CounterEntity counter,
    CounterValue value,
    BigDecimal minimum,
    BigDecimal maximum) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** A ratio outside this can never be, so it is a mistake to ask for it. */
  public CoverageRule {
    if (minimum == null && maximum == null) {
      throw new IllegalArgumentException("a rule needs a limit, as in LINE >= 0.8");
    }
    boolean ratio = value == CounterValue.COVEREDRATIO || value == CounterValue.MISSEDRATIO;
    for (BigDecimal limit : new BigDecimal[] {minimum, maximum}) {
      if (limit != null && (limit.signum() < 0 || ratio && limit.compareTo(BigDecimal.ONE) > 0)) {
        throw new IllegalArgumentException(
            ratio
                ? "a ratio is from 0 to 1, or in per cent, not " + limit
                : "a count is not negative: " + limit);
      }
    }
  }

  /**
   * Reads a rule.
   *
   * <pre>
   * rule    = [element] counter [value] limit+ option*
   * limit   = ( "&gt;=" | "&lt;=" ) number [ "%" ] | "minimum=" number | "maximum=" number
   * option  = ( "includes=" | "excludes=" ) name { ":" name }
   * </pre>
   *
   * The element is BUNDLE if not given, the value COVEREDRATIO. Case does not matter. Example:
   * {@code CLASS BRANCH MISSEDCOUNT <= 3 excludes=*Test}.
   *
   * @throws IllegalArgumentException if it is none, with what is wrong with it
   */
  public static CoverageRule parse(String text) {
    return new Parser(text).parse();
  }

  private static final class Parser {
    private final List<String> words;
    private int at;

    Parser(String text) {
      // Blanks around signs may be left out, and those behind '=' may be there.
      String spaced = text.replaceAll("(>=|<=)", " $1 ").replaceAll("\\s*(?<![<>])=\\s*", "=");
      words = new ArrayList<>(List.of(spaced.strip().split("\\s+")));
    }

    CoverageRule parse() {
      ElementType element = optional(ElementType.class, ElementType.BUNDLE);
      if (element == ElementType.CLASS && !isOneOf(CounterEntity.class)) {
        at--; // the counter of that name, of the whole bundle
        element = ElementType.BUNDLE;
      } else if (element == ElementType.METHOD && !isOneOf(CounterEntity.class)) {
        at--;
        element = ElementType.BUNDLE;
      }
      if (element == ElementType.GROUP) {
        throw new IllegalArgumentException("there are no groups");
      }
      CounterEntity counter = required(CounterEntity.class, "a counter");
      CounterValue value = optional(CounterValue.class, CounterValue.COVEREDRATIO);
      BigDecimal minimum = null;
      BigDecimal maximum = null;
      List<String> includes = List.of("*");
      List<String> excludes = List.of();
      while (at < words.size()) {
        String word = words.get(at++);
        String key = word.substring(0, word.indexOf('=') + 1).toLowerCase(Locale.ROOT);
        String rest = word.substring(key.length());
        switch (key) {
          case ">=" -> minimum = number(next());
          case "<=" -> maximum = number(next());
          case "minimum=" -> minimum = number(rest);
          case "maximum=" -> maximum = number(rest);
          case "includes=" -> includes = List.of(rest.split(":"));
          case "excludes=" -> excludes = List.of(rest.split(":"));
          default -> throw new IllegalArgumentException("unexpected '" + word + "'");
        }
      }
      return new CoverageRule(element, includes, excludes, counter, value, minimum, maximum);
    }

    private String next() {
      if (at == words.size()) {
        throw new IllegalArgumentException("a number is missing at the end");
      }
      return words.get(at++);
    }

    private <E extends Enum<E>> boolean isOneOf(Class<E> type) {
      return at < words.size() && find(type, words.get(at)) != null;
    }

    private <E extends Enum<E>> E optional(Class<E> type, E otherwise) {
      E found = at < words.size() ? find(type, words.get(at)) : null;
      at += found == null ? 0 : 1;
      return found == null ? otherwise : found;
    }

    private <E extends Enum<E>> E required(Class<E> type, String what) {
      E found = optional(type, null);
      if (found == null) {
        String names = String.join(", ", names(type));
        throw new IllegalArgumentException(
            "expected "
                + what
                + " ("
                + names
                + "), found "
                + (at < words.size() ? "'" + words.get(at) + "'" : "the end"));
      }
      return found;
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
      List<String> names = new ArrayList<>();
      for (E constant : type.getEnumConstants()) {
        names.add(constant.name());
      }
      return names;
    }

    private static <E extends Enum<E>> E find(Class<E> type, String word) {
      for (E constant : type.getEnumConstants()) {
        if (constant.name().equalsIgnoreCase(word)) {
          return constant;
        }
      }
      return null;
    }

    private BigDecimal number(String word) {
      boolean percent = word.endsWith("%");
      try {
        BigDecimal number = new BigDecimal(percent ? word.substring(0, word.length() - 1) : word);
        if (percent) {
          return number.divide(HUNDRED);
        }
        if (at < words.size() && words.get(at).equals("%")) {
          at++;
          return number.divide(HUNDRED);
        }
        return number;
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("expected a number, found '" + word + "'", e);
      }
    }
  }
}
