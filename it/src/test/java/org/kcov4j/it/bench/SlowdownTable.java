package org.kcov4j.it.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Tables with a row for each workload and a column for each configuration, of one JDK. */
final class SlowdownTable {
  private static final String NONE = "-";

  private final Settings settings;
  private final MacroResults results;
  private final List<String> names;

  SlowdownTable(Settings settings, MacroResults results) {
    this.settings = settings;
    this.results = results;
    names = settings.configurations().stream().map(Configuration::name).toList();
  }

  /** The columns: the workload, something of the plain program, the other configurations. */
  static List<String> columns(String second, List<String> configurations) {
    List<String> columns = new ArrayList<>(List.of("workload", second));
    configurations.stream().filter(name -> !name.equals(Configuration.PLAIN)).forEach(columns::add);
    return columns;
  }

  /**
   * Time as multiples of the plain program's, and their geometric means.
   *
   * @param unit of the plain program's time
   * @param unitNanos the unit in nanoseconds
   */
  MarkdownTable slowdowns(String unit, double unitNanos) {
    MarkdownTable table = new MarkdownTable(columns("plain, " + unit, names));
    for (WorkloadSpec workload : settings.workloads()) {
      OptionalDouble plain = results.nanos(workload, Configuration.PLAIN);
      OptionalDouble inUnits =
          plain.isPresent() ? OptionalDouble.of(plain.getAsDouble() / unitNanos) : plain;
      table.row(
          row(
              workload.name(),
              cell(inUnits, "%,.1f", results.steady(workload, Configuration.PLAIN)),
              name ->
                  cell(results.slowdown(workload, name), "%.2f", results.steady(workload, name))));
    }
    table.row(
        row(
            "**geometric mean**",
            "",
            name -> cell(results.meanSlowdown(settings.workloads(), name), "**%.2f**", true)));
    return table;
  }

  /**
   * Nanoseconds added for each block that the plain program executes.
   *
   * @param counting the configuration that counts the blocks
   */
  MarkdownTable perBlock(String counting) {
    MarkdownTable table = new MarkdownTable(columns("blocks/op", names));
    for (WorkloadSpec workload : settings.workloads()) {
      OptionalDouble blocks = results.pcs(workload, counting);
      table.row(
          row(
              workload.name(),
              cell(blocks, "%,.0f", true),
              name -> cell(results.nanosPerEvent(workload, name, blocks), "%.2f", true)));
    }
    return table;
  }

  private List<String> row(String first, String second, Function<String, String> cell) {
    List<String> row = new ArrayList<>(List.of(first, second));
    names.stream().filter(name -> !name.equals(Configuration.PLAIN)).map(cell).forEach(row::add);
    return row;
  }

  private static String cell(OptionalDouble value, String format, boolean steady) {
    return value.isPresent()
        ? String.format(Locale.ROOT, format, value.getAsDouble()) + (steady ? "" : " ~")
        : NONE;
  }
}
