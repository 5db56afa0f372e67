package org.kcov4j.maven.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregateTest {
  @TempDir Path directory;

  private MavenProject project(String name) throws IOException {
    MavenProject project = new MavenProject();
    project.setGroupId("com.acme");
    project.setArtifactId(name);
    project.setVersion("1.0");
    Path base = Files.createDirectories(directory.resolve(name));
    project.setFile(base.resolve("pom.xml").toFile());
    project.getModel().setBuild(new Build());
    project.getBuild().setDirectory(base.resolve("target").toString());
    project
        .getBuild()
        .setOutputDirectory(Files.createDirectories(base.resolve("target/classes")).toString());
    project.addCompileSourceRoot(base.resolve("src/main/java").toString());
    return project;
  }

  private static void depends(MavenProject from, String on, String version, String scope) {
    Dependency dependency = new Dependency();
    dependency.setGroupId("com.acme");
    dependency.setArtifactId(on);
    dependency.setVersion(version);
    dependency.setScope(scope);
    from.getDependencies().add(dependency);
  }

  private Aggregate aggregate(MavenProject project, boolean withProject, MavenProject... all) {
    return new Aggregate(project, List.of(all), new DataFiles(null, null), withProject);
  }

  @Test
  void shouldTakeClassesOfTheProgramAndTestsOfAllDependencies() throws IOException {
    MavenProject all = project("all");
    MavenProject core = project("core");
    MavenProject web = project("web");
    MavenProject tests = project("tests");
    depends(all, "web", "1.0", "runtime");
    depends(all, "core", "[1,2)", null);
    depends(all, "tests", "1.0", "test");
    depends(all, "elsewhere", "1.0", null);
    depends(all, "core", "2.0", "provided");

    Aggregate aggregate = aggregate(all, false, all, core, web, tests);

    assertThat(aggregate.modules()).extracting(Module::name).containsExactly("web", "core");
    assertThat(aggregate.data())
        .containsExactly(
            directory.resolve("web/target/kcov4j"),
            directory.resolve("web/target/kcov4j-it"),
            directory.resolve("core/target/kcov4j"),
            directory.resolve("core/target/kcov4j-it"),
            directory.resolve("tests/target/kcov4j"),
            directory.resolve("tests/target/kcov4j-it"));
  }

  @Test
  void shouldTakeTheProjectItselfIfAsked() throws IOException {
    MavenProject all = project("all");

    assertThat(aggregate(all, true, all).modules()).extracting(Module::name).containsExactly("all");
    assertThat(aggregate(all, false, all).modules()).isEmpty();
  }

  @Test
  void shouldKnowClassesAndSourcesOfAModule() throws IOException {
    MavenProject core = project("core");

    Module module = Module.of(core);

    assertThat(module.classes()).containsExactly(directory.resolve("core/target/classes"));
    assertThat(module.sources()).containsExactly(directory.resolve("core/src/main/java"));
    Files.delete(directory.resolve("core/target/classes"));
    assertThat(Module.of(core).classes()).isEmpty();
  }

  @Test
  void shouldFindDataByPatternsBelowTheModule() throws IOException {
    MavenProject core = project("core");
    Files.createDirectories(directory.resolve("core/target/coverage/unit"));
    Files.createDirectories(directory.resolve("core/target/coverage/old"));
    Files.createFile(directory.resolve("core/target/all.kcovd"));

    assertThat(
            new DataFiles(
                    List.of("target/coverage/*", "target/*.kcovd"), List.of("target/coverage/old"))
                .of(core))
        .containsExactly(
            directory.resolve("core/target/coverage/unit"),
            directory.resolve("core/target/all.kcovd"));
  }
}
