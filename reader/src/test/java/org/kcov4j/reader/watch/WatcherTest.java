package org.kcov4j.reader.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.session.SessionFormatException;

class WatcherTest {
  @TempDir Path directory;

  private Process target;
  private BufferedReader answers;
  private Writer steps;

  private void start() throws IOException {
    target =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LiveTarget.class.getName(),
                directory.resolve("s").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = target.inputReader();
    steps = target.outputWriter();
    assertThat(answers.readLine()).isEqualTo("ready");
  }

  private void step(String step) throws IOException {
    steps.write(step + "\n");
    steps.flush();
    assertThat(answers.readLine()).isEqualTo(step);
  }

  @AfterEach
  void stop() throws Exception {
    if (target != null) {
      target.destroy();
      target.waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void shouldFollowAProcessThatRuns() throws Exception {
    start();
    Watcher watcher = new Watcher(List.of(directory), 3);

    AreaView first = area(watcher, 0);
    assertThat(first.threadName()).isEqualTo("main");
    assertThat(first.count()).isZero();
    assertThat(first.added()).isEmpty();
    assertThat(first.newest()).isEmpty();

    step("run");
    AreaView ran = area(watcher, 0);
    assertThat(ran.count()).isEqualTo(2);
    assertThat(ran.added()).isEqualTo(OptionalLong.of(2));
    assertThat(ran.newest()).containsExactly("Calc.abs");

    step("grow");
    step("run");
    AreaView grown = area(watcher, 0);
    assertThat(grown.words()).isEqualTo(1024);
    assertThat(grown.count()).isEqualTo(4);

    step("load");
    assertThat(area(watcher, 0).newest()).containsExactly("Late$Inner.go", "Calc.abs");

    step("reset");
    AreaView reset = area(watcher, 0);
    assertThat(reset.reset()).isTrue();
    assertThat(reset.added()).isEqualTo(OptionalLong.of(1));
    assertThat(area(watcher, 0).reset()).isFalse();

    step("thread");
    AreaView late = area(watcher, 1);
    assertThat(late.threadName()).isEqualTo("late");
    assertThat(late.added()).isEmpty();

    step("cut");
    AreaView cut = area(watcher, 0);
    assertThat(cut.words()).isZero();
    assertThat(cut.count()).isZero();
  }

  private static AreaView area(Watcher watcher, int index) throws IOException {
    List<SessionView> sessions = watcher.look();
    assertThat(sessions).hasSize(1);
    return sessions.get(0).areas().get(index);
  }

  @Test
  void shouldTakeUpNewSessionsAndLetOldOnesGo() throws Exception {
    Path first = Samples.calc(directory.resolve("a")).write();
    Watcher watcher = new Watcher(List.of(directory), 3);
    assertThat(watcher.look()).extracting(SessionView::name).containsExactly("a");

    Samples.calc(directory.resolve("b")).write();
    assertThat(watcher.look()).extracting(SessionView::name).containsExactly("a", "b");

    try (var files = Files.list(first)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertThat(watcher.look()).extracting(SessionView::name).containsExactly("b");
  }

  @Test
  void shouldTellWhetherTheJvmRuns() throws Exception {
    Samples.calc(directory.resolve("ended")).write();
    assertThat(new Watcher(List.of(directory), 1).look().get(0).state())
        .isEqualTo(SessionView.State.ENDED);

    // 4711 as in the fixture; whether it runs here, the system says.
    new SessionFixture(directory.resolve("killed")).area("t", SessionFixture.PC, 4).write();
    assertThat(new Watcher(List.of(directory.resolve("killed")), 1).look().get(0).state())
        .isEqualTo(
            ProcessHandle.of(4711).isPresent()
                ? SessionView.State.RUNNING
                : SessionView.State.GONE);
  }

  @Test
  void shouldSayAtFirstWhatCannotBeReadAndForgiveItLater() throws Exception {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> new Watcher(List.of(missing), 1).look())
        .isInstanceOf(SessionFormatException.class);

    Path session =
        new SessionFixture(directory.resolve("s")).area("main", SessionFixture.PC, 4).write();
    Watcher watcher = new Watcher(List.of(session), 1);
    assertThat(watcher.look()).hasSize(1);
    Files.write(session.resolve("blocks.meta"), new byte[] {1, 2, 3});
    assertThat(watcher.look()).isEmpty();
  }

  @Test
  void shouldShowCorruptCountsAsFull() throws Exception {
    Path session =
        new SessionFixture(directory.resolve("s"))
            .areaCounting("t", SessionFixture.PC, 4, -5, 1, 2, 3)
            .write();

    AreaView area = new Watcher(List.of(session), 1).look().get(0).areas().get(0);

    assertThat(area.count()).isEqualTo(3);
    assertThat(area.full()).isTrue();
  }

  @Test
  void shouldShowWhetherAnAreaOfComparisonsIsFull() throws Exception {
    Path session =
        new SessionFixture(directory.resolve("s"))
            .areaCounting("full", SessionFixture.CMP, 20, 2)
            .areaCounting("not full", SessionFixture.CMP, 20, 1)
            .areaCounting("corrupt", SessionFixture.CMP, 20, -5)
            .write();

    List<AreaView> areas = new Watcher(List.of(session), 1).look().get(0).areas();

    assertThat(areas).extracting(AreaView::count).containsExactly(2, 1, 2);
    assertThat(areas).extracting(AreaView::full).containsExactly(true, false, true);
  }
}
