package org.kcov4j.maven.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.MavenProject;

/**
 * A part of the program that is built by itself.
 *
 * @param name its artifact's
 * @param classes directories of its class files; those that are missing are left out
 * @param sources directories of its sources, whether or not they are there
 */
public record Module(String name, List<Path> classes, List<Path> sources) {
  /** What a project builds. */
  public static Module of(MavenProject project) {
    Path output = Path.of(project.getBuild().getOutputDirectory());
    List<Path> sources = new ArrayList<>();
    for (String root : project.getCompileSourceRoots()) {
      sources.add(project.getBasedir().toPath().resolve(root));
    }
    return new Module(
        project.getArtifactId(),
        Files.isDirectory(output) ? List.of(output) : List.of(),
        List.copyOf(sources));
  }
}
