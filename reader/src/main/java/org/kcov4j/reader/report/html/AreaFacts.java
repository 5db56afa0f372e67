package org.kcov4j.reader.report.html;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.text.Count;

/** Facts of areas and times in words. */
final class AreaFacts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AreaFacts() {}

  /** How an area stands; empty where there is nothing to say. */
  static String state(AreaInfo area) {
    if (area.missing()) {
      return "missing";
    }
    if (area.cut()) {
      return "cut short";
    }
    return !area.holdsComparisons() && area.overflown() ? "full: PCs may be missing" : "";
  }

  /** A time, given in ms since 1970. */
  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis)) + " UTC";
  }

  /** A time span, given in ms. */
  static String duration(long millis) {
    if (millis < 10_000) {
      return Count.grouped(Math.max(0, millis)) + " ms";
    }
    long seconds = millis / 1000;
    return seconds < 600 ? seconds + " s" : Count.grouped(seconds / 60) + " min";
  }

  /** A row of a list of facts; left out where the value is empty. */
  static void fact(Html html, String name, String value) {
    if (!value.isEmpty()) {
      html.raw("<div><dt>").text(name).raw("</dt><dd>").name(value).raw("</dd></div>\n");
    }
  }
}
