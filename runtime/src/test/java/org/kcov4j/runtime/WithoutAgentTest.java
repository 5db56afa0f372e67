package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A program that links the API and has no agent must not be told of it. */
class WithoutAgentTest {
  /** Uses all of the API. */
  static final class Program {
    public static void main(String[] args) {
      try (Kcov kcov = Kcov.open()) {
        TraceArea area = kcov.init(64 << 10);
        for (TraceMode mode : TraceMode.values()) {
          kcov.enable(mode);
          area.reset();
          try (Interrupts.Scope scope = Interrupts.enter()) {
            scope.hashCode();
          }
          int count = area.count();
          kcov.disable();
          RemoteHandle handle = RemoteHandle.common(1);
          kcov.remoteEnable(mode, 16, handle);
          try (RemoteHandle.Scope section = RemoteHandle.inherited().start()) {
            handle.wrap(section::hashCode);
          }
          count += area.count();
          kcov.disable();
          if (count != 0 || Kcov.active() || area.overflown()) {
            System.exit(3);
          }
        }
      }
    }
  }

  @Test
  void shouldPrintNothingOnTheJdkOfTheTests() throws Exception {
    assertQuiet(new ForkedJvm());
  }

  @Test
  void shouldPrintNothingOnANewJdk() throws Exception {
    Optional<Path> jdk = ForkedJvm.jdk(24);
    assumeTrue(jdk.isPresent(), "no JDK 24 or later beside this one");
    assertQuiet(new ForkedJvm().home(jdk.get()));
  }

  private static void assertQuiet(ForkedJvm jvm) throws Exception {
    ForkedJvm.Result result = jvm.run(Program.class);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }
}
