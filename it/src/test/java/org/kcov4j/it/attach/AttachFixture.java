package org.kcov4j.it.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;
import org.kcov4j.it.harness.TraceRow;

/** What tests share that attach to programs, on each JDK, in a directory of their own. */
abstract class AttachFixture {
  @TempDir Path work;
  Attachments attachments;

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @BeforeEach
  void make() {
    attachments = new Attachments(work);
  }

  /** What all threads recorded. */
  List<TraceRow> trace(Path session) {
    return new Cli(work).trace("*", session);
  }

  /** No file of a session is mapped or open any more. */
  static void assertGivenBack(LiveProgram program) throws IOException {
    assertThat(program.mappedFiles()).noneMatch(file -> file.contains("/out/"));
    assertThat(program.openFiles()).noneMatch(file -> file.contains("/out/"));
  }
}
