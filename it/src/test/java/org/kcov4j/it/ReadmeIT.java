package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jvms;

/** What the README shows works as shown. */
class ReadmeIT {
  private static final Path README = Path.of("..", "README.md");

  @TempDir private Path work;

  @Test
  void shouldShowACompleteReaderInC() throws Exception {
    Path source = work.resolve("kcov.c");
    Files.writeString(source, example("client: kcov.c"));
    Path client = work.resolve("kcov");
    Assumptions.assumeTrue(hasGcc(), "gcc is not installed");
    assertThat(run("gcc", "-Wall", "-Werror", "-o", client.toString(), source.toString()))
        .isEmpty();

    ForkedJvm jvm =
        new ForkedJvm(Jvms.running(), work.resolve("jvm"))
            .agent("mode=pc", "threads=main")
            .classPath(List.of(Artifacts.samples()))
            .main("org.kcov4j.samples.quickstart.Quickstart");
    jvm.run().clean();
    List<String> expected =
        new Cli(work)
            .trace("main", jvm.output()).stream()
                .map(row -> String.format("0x%08x", row.pc()))
                .toList();
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(run(client.toString(), area(jvm).toString()).lines().toList()).isEqualTo(expected);
  }

  private static String example(String name) throws IOException {
    List<String> lines = Files.readAllLines(README);
    int at = lines.indexOf("<!-- " + name + " -->");
    assertThat(at).as("example %s in %s", name, README).isNotNegative();
    List<String> rest = lines.subList(at + 2, lines.size());
    return String.join("\n", rest.subList(0, rest.indexOf("```"))) + "\n";
  }

  private static Path area(ForkedJvm jvm) throws IOException {
    try (Stream<Path> files = Files.walk(jvm.output())) {
      return files.filter(file -> file.toString().endsWith(".kcov")).findFirst().orElseThrow();
    }
  }

  private boolean hasGcc() throws InterruptedException {
    try {
      return new ProcessBuilder("gcc", "--version")
              .redirectOutput(work.resolve("gcc").toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path out = work.resolve("out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    String text = process.waitFor() == 0 ? "" : "exit " + process.exitValue() + "\n";
    return text + Files.readString(out);
  }
}
