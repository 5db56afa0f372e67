package org.kcov4j.it.harness;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where blocks begin whose PC a block of another class has too: if both may have run, a report says
 * of neither that it did. As {@code info} and {@code symbolize} know it.
 */
public final class SharedPcs {
  private static final Pattern PC = Pattern.compile("\"(0x[0-9a-f]{8}): ");
  private static final Pattern PLACE =
      Pattern.compile("\"class\":\"([^\"]+)\"[^}]*\"line\":(\\d+)");

  private SharedPcs() {}

  /** Lines as {@code a/b/C:17}, with the names of classes. */
  public static Set<String> lines(Cli cli, Path sessions) {
    String pcs =
        PC.matcher(cli.run("info", "--json", sessions).ok().stdout())
            .results()
            .map(pc -> pc.group(1))
            .collect(Collectors.joining("\n"));
    String places = cli.runWith(pcs, "symbolize", "--format=json", sessions).ok().stdout();
    return PLACE.matcher(places).results().map(SharedPcs::line).collect(Collectors.toSet());
  }

  private static String line(MatchResult place) {
    return place.group(1).replace('.', '/') + ':' + place.group(2);
  }
}
