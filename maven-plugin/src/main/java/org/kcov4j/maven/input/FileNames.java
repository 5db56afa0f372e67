package org.kcov4j.maven.input;

import java.io.File;
import java.util.List;
import java.util.function.Predicate;
import org.codehaus.plexus.util.SelectorUtils;

/**
 * Ant's patterns, as in {@code **}{@code /dto/*.class}.
 *
 * @param includes none means all
 * @param excludes win
 */
public record FileNames(List<String> includes, List<String> excludes) implements Predicate<String> {
  /** Either may be null for none. */
  public FileNames {
    includes = includes == null || includes.isEmpty() ? List.of("**") : List.copyOf(includes);
    excludes = excludes == null ? List.of() : List.copyOf(excludes);
  }

  /** Whether a name is accepted, its parts separated by slashes. */
  @Override
  public boolean test(String name) {
    return matches(includes, name) && !matches(excludes, name);
  }

  private static boolean matches(List<String> patterns, String name) {
    String file = local(name);
    for (String pattern : patterns) {
      String local = local(pattern.strip());
      if (SelectorUtils.matchPath(
          local.endsWith(File.separator) ? local + "**" : local, file, true)) {
        return true;
      }
    }
    return false;
  }

  private static String local(String name) {
    return name.replace('/', File.separatorChar).replace('\\', File.separatorChar);
  }
}
