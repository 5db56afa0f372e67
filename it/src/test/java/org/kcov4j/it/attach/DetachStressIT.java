package org.kcov4j.it.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;
import org.kcov4j.it.harness.Processes;
import org.kcov4j.it.harness.Run;
import org.kcov4j.reader.attach.Answer;
import org.kcov4j.reader.attach.LiveJvm;

/**
 * Agents come to a JVM with 16 busy threads and go, 50 times with {@code -Pstress}: it does not
 * crash, and nothing is left behind.
 */
class DetachStressIT extends AttachFixture {
  private static final int SECONDS = Integer.getInteger("kcov4j.stress.seconds", 4);
  private static final int CYCLES = SECONDS < 30 ? 4 : 50;
  private static final int LOOKS = SECONDS < 30 ? 1 : 10;
  private static final int BUSY = 16;
  private static final List<String> MODES =
      List.of("mode=unique", "mode=pc,words=65536", "mode=pc", "mode=cmp,granularity=edge");

  /** KiB by which memory may grow after the first cycles: the JVM's own, of code and classes. */
  private static final long MAX_GROWTH = 48 << 10;

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldLeaveNothingBehindHoweverOften(Jvms.Wanted jdk) throws IOException {
    try (LiveProgram program =
        attachments.start(jdk, 4, BUSY, "-Xms48m", "-Xmx48m", "-XX:+AlwaysPreTouch")) {
      LiveJvm jvm = new LiveJvm(program.pid());
      long memory = 0;
      int files = 0;
      for (int i = 0; i < CYCLES; i++) {
        String options = "output=" + work.resolve("out") + "," + MODES.get(i % MODES.size());
        Answer attached = jvm.attach(Artifacts.agent(), options);
        assertThat(attached.word()).as("%s", attached).isEqualTo(Answer.Word.RECORDING);
        assertThat(program.ask("work")).isEqualTo("done");
        Answer detached = jvm.detach(Artifacts.agent());
        assertThat(detached.word()).as("%s", detached).isEqualTo(Answer.Word.DETACHED);
        assertThat(detached.text()).isEqualTo(attached.text());
        assertThat(program.ask("work")).isEqualTo("done");

        assertNothingMapped(program, "cycle " + i + ": " + options);
        assertThat(program.openFiles().stream().filter(file -> file.contains("/out/"))).isEmpty();
        if (i == CYCLES / 4) {
          memory = residentKiB(program, jdk);
          files = program.openFiles().size();
        }
        assertThat(areas(attached.text())).as(options).isGreaterThanOrEqualTo(BUSY / 2);
      }
      long growth = residentKiB(program, jdk) - memory;
      System.out.printf("%s: %d cycles, resident memory %+d KiB%n", jdk, CYCLES, growth);
      assertThat(growth).isLessThan(MAX_GROWTH);
      assertThat(program.openFiles()).hasSizeLessThanOrEqualTo(files);
      Attachments.end(program, jdk);
    }
  }

  /** Smaller mappings that areas had before they grew may be waiting for the collector's thread. */
  private static void assertNothingMapped(LiveProgram program, String cycle) throws IOException {
    long end = System.nanoTime() + 30_000_000_000L;
    List<String> mapped;
    do {
      mapped = program.mappedFiles().stream().filter(file -> file.contains("/out/")).toList();
    } while (!mapped.isEmpty() && System.nanoTime() < end);
    assertThat(mapped).as(cycle + "\n" + program.standardError()).isEmpty();
  }

  private static long areas(String session) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(session))) {
      return files.filter(file -> file.toString().endsWith(".kcov")).count();
    }
  }

  /**
   * What stays. A detach has compiled code discarded, and the JVM's compilers take tens of
   * megabytes while they make it anew; when they are done, the C library's heap keeps them (JVMs
   * before 17.0.9 cannot have that given back). So it is the least of some looks.
   */
  private long residentKiB(LiveProgram program, Jvms.Wanted jdk) throws IOException {
    String jcmd = jdk.orSkip(8).home().resolve("bin/jcmd").toString();
    List<String> trim = List.of(jcmd, "" + program.pid(), "System.trim_native_heap");
    long least = Long.MAX_VALUE;
    for (int i = 0; i < LOOKS; i++) {
      Run trimmed = Processes.run(trim, work, Duration.ofMinutes(2));
      if (jdk.feature() >= 21) {
        trimmed.ok();
      }
      least = Math.min(least, residentKiB(program));
    }
    return least;
  }

  private static long residentKiB(LiveProgram program) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + program.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
