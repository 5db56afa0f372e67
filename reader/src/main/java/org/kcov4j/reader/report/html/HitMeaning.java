package org.kcov4j.reader.report.html;

/** What the number beside a line says. */
enum HitMeaning {
  /** All areas kept every PC. */
  RUNS("Runs", "how often the line ran", ""),
  /** All areas kept each PC once. */
  AREAS("Threads", "how many threads ran the line", ""),
  /** Some did, or were full. */
  AT_LEAST("Runs", "how often the line ran at least", "≥");

  final String label;
  final String meaning;
  final String prefix;

  HitMeaning(String label, String meaning, String prefix) {
    this.label = label;
    this.meaning = meaning;
    this.prefix = prefix;
  }
}
