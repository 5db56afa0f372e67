package org.kcov4j.it.bench;

import java.io.IOException;
import java.util.Map;

/**
 * Measures what coverage costs programs that run for long, and writes {@code macro.md} and {@code
 * macro.csv}. {@link Settings} says what can be chosen.
 */
public final class MacroBench {

  private MacroBench() {}

  public static void main(String[] args) throws IOException {
    Settings settings = Settings.of(System.getProperties(), Map.of());
    new Benchmark(Experiment.MACRO, settings).run(MacroReport::macro);
  }
}
