package org.kcov4j.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Jvms;

/**
 * 64 platform threads and 10,000 virtual ones (1,000 in less than half a minute) that enable,
 * disable, reset and interrupt at random find what they expect in their areas, and short-lived
 * threads leave nothing behind. The system properties {@code kcov4j.stress.seconds}, {@code
 * .threads} and {@code .seed} say how long, how many and which.
 */
class StressIT {
  private static final int SECONDS = Integer.getInteger("kcov4j.stress.seconds", 4);
  private static final int SHORT_LIVED = Integer.getInteger("kcov4j.stress.threads", 20_000);

  @TempDir private Path work;

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldFindWhatIsExpectedWhateverThreadsDo(Jvms.Wanted jdk) {
    long seed = Long.getLong("kcov4j.stress.seed", System.nanoTime());
    String stdout =
        Program.jvm(jdk, work, List.of())
            .timeout(Duration.ofSeconds(180 + SECONDS + SHORT_LIVED / 500))
            .main(
                "org.kcov4j.conformance.Stress",
                String.valueOf(SECONDS),
                "64",
                SECONDS < 30 ? "1000" : "10000",
                String.valueOf(SHORT_LIVED),
                String.valueOf(seed))
            .run()
            .clean()
            .stdout();
    assertThat(stdout).as("with seed %d", seed).endsWith("ok\n");
  }
}
