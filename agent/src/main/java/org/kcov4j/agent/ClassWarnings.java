package org.kcov4j.agent;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Warns of classes that something could not be done with. Many may share a reason, such as a full
 * disk or class loaders that are closed: the first of them are named, lest they fill the log.
 * Thread-safe.
 */
final class ClassWarnings {
  /** So many classes are named for each reason. */
  static final int NAMED = 20;

  private final Logger log;
  private final String each;
  private final String further;
  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * @param each what is said of a class, with a place for its name
   * @param further what is said once of those that are not named, with a place for the reason
   */
  ClassWarnings(Logger log, String each, String further) {
    this.log = log;
    this.each = each;
    this.further = further;
  }

  /** Those of classes that get no probes. */
  static ClassWarnings leftAsTheyWere(Logger log) {
    return new ClassWarnings(
        log,
        "left as it was: class {}",
        "further classes left as they were are counted in the session, not named here: {}");
  }

  /**
   * Warns of a class.
   *
   * @param reason what it shares with others that may come
   */
  void warn(String className, String reason, Throwable cause) {
    int number = count(reason);
    if (number <= NAMED) {
      log.warn(each, className, cause);
    } else if (number == NAMED + 1) {
      log.warn(further, reason);
    }
  }

  private synchronized int count(String reason) {
    Integer before = counts.get(reason);
    int number = before == null ? 1 : before + 1;
    counts.put(reason, number);
    return number;
  }
}
