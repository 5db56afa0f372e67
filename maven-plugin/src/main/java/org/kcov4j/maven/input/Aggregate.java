package org.kcov4j.maven.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * The modules of a build that a project depends on, taken together.
 *
 * @param project that aggregates
 * @param projects of the build
 * @param files which sessions of each count
 * @param withProject whether the project itself is one of them
 */
public record Aggregate(
    MavenProject project, List<MavenProject> projects, DataFiles files, boolean withProject) {
  private static final Set<String> OF_PROGRAM =
      Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME, Artifact.SCOPE_PROVIDED);
  private static final Set<String> OF_TESTS =
      Set.of(
          Artifact.SCOPE_COMPILE,
          Artifact.SCOPE_RUNTIME,
          Artifact.SCOPE_PROVIDED,
          Artifact.SCOPE_TEST);

  /** Modules whose classes count, in the order of the dependencies. */
  public List<Module> modules() {
    return dependencies(OF_PROGRAM).stream().map(Module::of).toList();
  }

  /** Where sessions of all modules may be, also of those of which only the tests count. */
  public List<Path> data() {
    return dependencies(OF_TESTS).stream().flatMap(p -> files.of(p).stream()).distinct().toList();
  }

  private List<MavenProject> dependencies(Set<String> scopes) {
    Set<MavenProject> found = new LinkedHashSet<>();
    if (withProject) {
      found.add(project);
    }
    for (Dependency dependency : project.getDependencies()) {
      String scope = dependency.getScope() == null ? Artifact.SCOPE_COMPILE : dependency.getScope();
      if (scopes.contains(scope)) {
        projects.stream().filter(p -> isA(p, dependency)).findFirst().ifPresent(found::add);
      }
    }
    return new ArrayList<>(found);
  }

  private static boolean isA(MavenProject project, Dependency dependency) {
    if (!project.getGroupId().equals(dependency.getGroupId())
        || !project.getArtifactId().equals(dependency.getArtifactId())) {
      return false;
    }
    if (project.getVersion().equals(dependency.getVersion())) {
      return true;
    }
    try {
      return VersionRange.createFromVersionSpec(dependency.getVersion())
          .containsVersion(new DefaultArtifactVersion(project.getVersion()));
    } catch (InvalidVersionSpecificationException e) {
      return false;
    }
  }
}
