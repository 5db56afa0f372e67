package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.remote.Registered;

/** Many threads at once, and what is left after many. */
class RemoteStressTest {
  private static final int MILLIS = 2_500;

  static {
    // As an agent does: contexts are those that probes see.
    ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  @ParameterizedTest
  @EnumSource(names = {"PC", "UNIQUE"})
  void statement44_wholeSectionsShouldArriveOnceAndWhereTheyBelong(TraceMode mode)
      throws Exception {
    long seed = new Random().nextLong();
    System.out.println(mode + ", seed " + seed);
    System.out.println(RemoteStress.run(mode, seed, MILLIS, false));
  }

  @ParameterizedTest
  @EnumSource(names = {"PC", "UNIQUE"})
  void statement16_sectionsShouldFollowVirtualThreads(TraceMode mode) throws Exception {
    Optional<Path> jdk = ForkedJvm.jdk(24);
    assumeTrue(jdk.isPresent(), "no JDK 24 or later beside this one");
    long seed = new Random().nextLong();
    System.out.println(mode + ", seed " + seed);
    ForkedJvm.Result result =
        new ForkedJvm()
            .home(jdk.get())
            .run(RemoteStress.class, mode.name(), Long.toString(seed), Integer.toString(MILLIS));
    System.out.print(result.out());
    assertThat(result.exit()).as(result.err()).isZero();
  }

  @Test
  void sectionsAndOwnersThatEndShouldGiveTheirMemoryBack() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm().option("-Xmx64m").option("-XX:MaxDirectMemorySize=16m").run(Leak.class);
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(Integer.parseInt(result.out().trim()))
        .as("MiB more after 12,000 sections that their threads left open, each with 8 KiB")
        .isLessThan(40);
  }

  /** Says by how many MiB its resident memory grew. */
  static final class Leak {
    public static void main(String[] args) throws Exception {
      ContextTable.install(null, SessionLayout.MODE_NONE);
      run(1_000);
      long before = residentKib();
      run(12_000);
      System.out.println((residentKib() - before) >> 10);
    }

    private static void run(int sections) throws Exception {
      RemoteHandle handle = RemoteHandle.of(1, 1);
      for (int i = 0; i < sections; i += 4) {
        try (Kcov kcov = Kcov.open()) {
          kcov.init(16);
          kcov.remoteEnable(TraceMode.UNIQUE, 1 << 10, handle);
          for (int j = 0; j < 4; j++) {
            Thread thread =
                new Thread(
                    () -> {
                      handle.start();
                      Probe.enter(1);
                    });
            thread.start();
            thread.join();
          }
          handle.start();
          Probe.enter(1);
          handle.stop();
          kcov.disable();
        }
      }
      if (Registered.handles() != 0) {
        throw new AssertionError("handles left: " + Registered.handles());
      }
    }

    private static long residentKib() throws Exception {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
      throw new IllegalStateException("no VmRSS");
    }
  }
}
