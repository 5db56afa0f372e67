package org.kcov4j.maven.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.DirectoryScanner;

/**
 * Which directories of sessions and dump files of a module count.
 *
 * @param includes patterns below the module's directory; null or empty for those that the goals of
 *     this plugin write by default
 * @param excludes may be null
 */
public record DataFiles(List<String> includes, List<String> excludes) {
  /** Directory of sessions of unit tests, below the build directory. */
  public static final String UNIT = "kcov4j";

  /** Directory of sessions of integration tests, below the build directory. */
  public static final String INTEGRATION = "kcov4j-it";

  /** Either may be null for none. */
  public DataFiles {
    includes = includes == null ? List.of() : List.copyOf(includes);
    excludes = excludes == null ? List.of() : List.copyOf(excludes);
  }

  /** Those that are there. */
  public List<Path> of(MavenProject project) {
    if (!Files.isDirectory(project.getBasedir().toPath())) {
      return List.of();
    }
    if (includes.isEmpty() && excludes.isEmpty()) {
      Path build = Path.of(project.getBuild().getDirectory());
      return List.of(build.resolve(UNIT), build.resolve(INTEGRATION));
    }
    DirectoryScanner scanner = new DirectoryScanner();
    scanner.setBasedir(project.getBasedir());
    scanner.setIncludes(
        includes.isEmpty()
            ? new String[] {"target/" + UNIT, "target/" + INTEGRATION}
            : includes.toArray(new String[0]));
    scanner.setExcludes(excludes.toArray(new String[0]));
    scanner.scan();
    List<Path> found = new ArrayList<>();
    for (String directory : scanner.getIncludedDirectories()) {
      found.add(project.getBasedir().toPath().resolve(directory));
    }
    for (String file : scanner.getIncludedFiles()) {
      found.add(project.getBasedir().toPath().resolve(file));
    }
    return found;
  }
}
