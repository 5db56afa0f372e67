package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.record.Recorder;
import org.kcov4j.runtime.record.Recording;
import org.kcov4j.runtime.session.Session;
import org.kcov4j.runtime.session.SessionFacts;

/** The state machine, without an agent: the test plays the instrumented program. */
class KcovTest {
  static {
    // As an agent does: contexts are those that probes see.
    org.kcov4j.runtime.record.ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  private final Kcov kcov = Kcov.open();

  @AfterEach
  void disable() {
    Context.current().disable();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 0, -1, Integer.MIN_VALUE, Long.MIN_VALUE})
  void statement1_shouldRefuseFewerThanTwoWords(long words) {
    assertErrno(Errno.EINVAL, () -> kcov.init(words));
    assertThat(kcov.area()).isNull();
  }

  @Test
  void statement1_shouldHoldOnePcInTwoWords() {
    TraceArea area = kcov.init(2);
    kcov.enable(TraceMode.PC);
    Probe.enter(5);
    Probe.enter(6);
    assertThat(area.words()).isEqualTo(2);
    assertThat(area.count()).isEqualTo(1);
    assertThat(area.pc(1)).isEqualTo(5);
    assertThat(area.overflown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 29, Integer.MAX_VALUE, 1L << 32, (1L << 32) + 2, Long.MAX_VALUE})
  void statement2_shouldRefuseWhatNoAreaCanHold(long words) {
    assertErrno(Errno.EINVAL, () -> kcov.init(words));
    assertThatCode(() -> kcov.init(2)).doesNotThrowAnyException();
  }

  @Test
  void statement2_shouldSayThatThereIsNoMemory() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm().option("-XX:MaxDirectMemorySize=1m").run(NoMemory.class);
    assertThat(result.out().lines()).containsExactly("ENOMEM", "then 4096 words");
  }

  /** Runs with 1 MiB of direct memory. */
  static final class NoMemory {
    public static void main(String[] args) {
      Kcov kcov = Kcov.open();
      try {
        kcov.init(1 << 28);
      } catch (KcovException e) {
        System.out.println(e.errno());
      }
      System.out.println("then " + kcov.init(4096).words() + " words");
    }
  }

  @Test
  void statement3_shouldRefuseASecondInitButJudgeTheSizeFirst() {
    TraceArea area = kcov.init(8);
    assertErrno(Errno.EBUSY, () -> kcov.init(8));
    assertErrno(Errno.EINVAL, () -> kcov.init(1));
    assertErrno(Errno.EINVAL, () -> kcov.init(1L << 40));
    kcov.enable(TraceMode.PC);
    assertErrno(Errno.EBUSY, () -> kcov.init(8));
    assertErrno(Errno.EINVAL, () -> kcov.init(0));
    assertThat(kcov.area()).isSameAs(area);
  }

  @Test
  void statement4_aFreshAreaShouldBeZero() {
    TraceArea area = kcov.init(10_000);
    assertThat(area.count()).isZero();
    for (int i = 1; i < area.words(); i++) {
      assertThat(area.pc(i)).isZero();
    }
  }

  @Test
  void statement5_shouldMapToTheSameMemory() {
    TraceArea area = kcov.init(4);
    ByteBuffer first = area.buffer();
    first.position(8);
    ByteBuffer second = kcov.area().buffer();
    assertThat(second.position()).isZero();
    assertThat(second.order()).isEqualTo(ByteOrder.nativeOrder());
    first.putInt(0, 1).putInt(4, 77);
    assertThat(second.getInt(4)).isEqualTo(77);
    assertThat(area.pc(1)).isEqualTo(77);
    assertThat(area.count()).isEqualTo(1);
  }

  @Test
  void statement6_shouldRefuseToEnableBeforeInit() {
    for (TraceMode mode : TraceMode.values()) {
      assertErrno(Errno.EINVAL, () -> kcov.enable(mode));
    }
  }

  @Test
  void statement7_shouldRefuseToEnableTwice() throws Exception {
    kcov.init(8);
    kcov.enable(TraceMode.PC);
    assertErrno(Errno.EBUSY, () -> kcov.enable(TraceMode.PC));
    assertErrno(Errno.EBUSY, () -> kcov.enable(TraceMode.UNIQUE));
    onOtherThread(() -> assertErrno(Errno.EBUSY, () -> kcov.enable(TraceMode.PC)));
    kcov.disable();
  }

  @Test
  void statement8_shouldRefuseASecondKcovOnAThread() {
    TraceArea area = kcov.init(8);
    kcov.enable(TraceMode.PC);
    Kcov second = Kcov.open();
    second.init(8);
    assertErrno(Errno.EBUSY, () -> second.enable(TraceMode.PC));
    Probe.enter(1);
    assertThat(area.count()).isEqualTo(1);
    kcov.disable();
    second.enable(TraceMode.PC);
    Probe.enter(2);
    assertThat(area.count()).isEqualTo(1);
    assertThat(second.area().pc(1)).isEqualTo(2);
  }

  @Test
  void statement9_aFailedCallShouldChangeNothing() throws Exception {
    TraceArea area = kcov.init(8);
    assertErrno(Errno.EINVAL, () -> kcov.enable(null));
    assertErrno(Errno.EINVAL, kcov::disable);
    kcov.enable(TraceMode.PC);
    Probe.enter(1);
    assertErrno(Errno.EBUSY, () -> kcov.init(8));
    assertErrno(Errno.EBUSY, () -> kcov.enable(TraceMode.UNIQUE));
    onOtherThread(() -> assertErrno(Errno.EINVAL, kcov::disable));
    Probe.enter(1);
    assertThat(area.count()).as("still PC, still this thread").isEqualTo(2);
    kcov.disable();
  }

  @Test
  void statement10_enableAndDisableShouldNotTouchTheArea() {
    for (TraceMode mode : TraceMode.values()) {
      Kcov each = Kcov.open();
      ByteBuffer buffer = each.init(8).buffer();
      for (int i = 0; i < 8; i++) {
        buffer.putInt(4 * i, 100 + i);
      }
      for (int round = 0; round < 3; round++) {
        each.enable(mode);
        each.disable();
      }
      for (int i = 0; i < 8; i++) {
        assertThat(buffer.getInt(4 * i)).isEqualTo(100 + i);
      }
    }
  }

  @Test
  void statement36_comparisonsShouldBeReadFromTheArea() {
    TraceArea area = kcov.init(2 + 8 + 8);
    kcov.enable(TraceMode.CMP);
    Probe.compare(-1, 2, 0x80000001);
    assertThat(area.records()).isEqualTo(1);
    assertThat(area.type(0)).isEqualTo(4);
    assertThat(area.arg1(0)).isEqualTo(0xFFFFFFFFL);
    assertThat(area.arg2(0)).isEqualTo(2);
    assertThat(area.ip(0)).isEqualTo(0x80000001);
    assertThat(area.overflown()).isFalse();
    Probe.compare(3, 4, 1);
    assertThat(area.overflown()).isTrue();
    Probe.compare(5, 6, 1);
    assertThat(area.records()).isEqualTo(2);
    for (int record : new int[] {-1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> area.type(record))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("expected a record below 2, found " + record);
    }
    area.buffer().putInt(0, -1);
    assertThat(area.records()).as("a corrupt count is cut").isEqualTo(2);
    area.reset();
    Probe.compare(7, 8, 1);
    assertThat(area.records()).isEqualTo(1);
    assertThat(area.arg1(0)).isEqualTo(7);
    kcov.disable();
    Probe.compare(9, 9, 1);
    assertThat(area.records()).isEqualTo(1);
  }

  @Test
  void statement11_onlyTheHolderShouldDisable() throws Exception {
    assertErrno(Errno.EINVAL, kcov::disable);
    kcov.init(8);
    assertErrno(Errno.EINVAL, kcov::disable);
    kcov.enable(TraceMode.PC);
    onOtherThread(() -> assertErrno(Errno.EINVAL, kcov::disable));
    kcov.disable();
    assertErrno(Errno.EINVAL, kcov::disable);
  }

  @Test
  void statement12_anotherThreadOrModeShouldEnableWithoutInit() throws Exception {
    TraceArea area = kcov.init(16);
    kcov.enable(TraceMode.PC);
    Probe.enter(1);
    Probe.enter(1);
    kcov.disable();
    onOtherThread(
        () -> {
          kcov.enable(TraceMode.UNIQUE);
          Probe.enter(1);
          Probe.enter(2);
          Probe.enter(2);
          kcov.disable();
        });
    kcov.enable(TraceMode.PC);
    Probe.enter(2);
    assertThat(pcs(area)).containsExactly(1, 1, 2, 2);
  }

  @Test
  void statement13_theHoldersDeathShouldDisable() throws Exception {
    TraceArea area = kcov.init(16);
    onOtherThread(
        () -> {
          kcov.enable(TraceMode.UNIQUE);
          Probe.enter(1);
        });
    assertErrno(Errno.EINVAL, kcov::disable);
    kcov.enable(TraceMode.UNIQUE);
    Probe.enter(1);
    Probe.enter(2);
    kcov.disable();
    assertThat(pcs(area)).containsExactly(1, 2);
  }

  @Test
  void statement14_recordingShouldGoOnAfterClose() {
    TraceArea area = kcov.init(16);
    kcov.enable(TraceMode.PC);
    kcov.close();
    kcov.close();
    Probe.enter(1);
    assertThat(pcs(area)).containsExactly(1);
    assertErrno(Errno.EBADF, () -> kcov.enable(TraceMode.PC));
    assertErrno(Errno.EBADF, () -> kcov.init(16));
    assertErrno(Errno.EBADF, () -> kcov.init(0));
    kcov.disable();
    Probe.enter(2);
    assertThat(pcs(area)).containsExactly(1);
    assertErrno(Errno.EINVAL, kcov::disable);
    assertErrno(Errno.EBADF, () -> kcov.enable(TraceMode.PC));
    assertThat(kcov.area()).isSameAs(area);
  }

  @Test
  void statement14_anAreaShouldOutliveItsKcov() {
    TraceArea area = openAndDrop();
    for (int i = 0; i < 5; i++) {
      System.gc();
      Probe.enter(10 + i);
    }
    assertThat(pcs(area)).containsExactly(10, 11, 12, 13, 14);
  }

  private static TraceArea openAndDrop() {
    try (Kcov dropped = Kcov.open()) {
      TraceArea area = dropped.init(1 << 10);
      dropped.enable(TraceMode.PC);
      return area;
    }
  }

  @Test
  void manyUniqueKcovsShouldNotUseUpNativeMemory() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm().option("-Xmx64m").option("-XX:MaxDirectMemorySize=8m").run(Many.class);
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(Integer.parseInt(result.out().trim()))
        .as("MiB more after 40,000 closed kcovs, of which each had a filter of 4 KiB")
        .isLessThan(80);
  }

  /** Says by how many MiB its resident memory grew. */
  static final class Many {
    public static void main(String[] args) throws Exception {
      org.kcov4j.runtime.record.ContextTable.install(null, SessionLayout.MODE_NONE);
      run(2_000);
      long before = residentKib();
      run(40_000);
      System.out.println((residentKib() - before) >> 10);
    }

    private static void run(int times) {
      for (int i = 0; i < times; i++) {
        try (Kcov kcov = Kcov.open()) {
          kcov.init(2);
          kcov.enable(TraceMode.UNIQUE);
          Probe.enter(1);
          kcov.disable();
        }
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

  @Test
  void withoutAnAgentNothingShouldBeActive() {
    assertThat(Kcov.active()).isFalse();
  }

  @Test
  void errorsShouldNameWhatWasExpectedAndFound() {
    assertThatThrownBy(() -> kcov.init(1))
        .hasMessage("EINVAL (invalid argument): expected from 2 to 536870911 words, found 1");
    assertThat(Errno.EBADF.number()).isEqualTo(9);
    assertThat(Errno.ENOMEM.number()).isEqualTo(12);
    assertThat(Errno.EBUSY.number()).isEqualTo(16);
    assertThat(Errno.EINVAL.number()).isEqualTo(22);
    assertThat(Errno.ENOSPC.number()).isEqualTo(28);
    assertThat(Errno.ENOTSUP.number()).isEqualTo(95);
  }

  @Test
  void statement47_aResetShouldMakePcsNewInTheFrameThatCallsIt() {
    try (Kcov kcov = Kcov.open()) {
      TraceArea area = kcov.init(16);
      kcov.enable(TraceMode.UNIQUE);
      Context context = Recorder.context();
      Probe.trace(context, 5);
      Probe.trace(context, 6);
      area.reset();
      Probe.trace(context, 6);
      Probe.trace(context, 6);
      kcov.disable();
      assertThat(area.count()).isEqualTo(1);
      assertThat(area.pc(1)).isEqualTo(6);
    }
  }

  @Test
  void statement8_whatTheAgentRecordsByItselfShouldNotBeInTheWay() {
    Area automatic = Area.anonymous(16);
    Context.current().enableAutomatically(new Recording(automatic), SessionLayout.MODE_UNIQUE);
    Context frame = Probe.enter(1);
    try (Kcov kcov = Kcov.open();
        Kcov second = Kcov.open()) {
      TraceArea area = kcov.init(16);
      second.init(16);
      kcov.enable(TraceMode.PC);
      assertErrno(Errno.EBUSY, () -> second.enable(TraceMode.PC));
      Probe.trace(frame, 2);
      Probe.trace(frame, 2);
      kcov.disable();
      assertErrno(Errno.EINVAL, kcov::disable);
      Probe.trace(frame, 3);
      Probe.trace(frame, 1);
      assertThat(area.count()).isEqualTo(2);
      assertThat(automatic.buffer().getInt(0)).isEqualTo(2);
      assertThat(automatic.buffer().getInt(8)).isEqualTo(3);
      second.enable(TraceMode.UNIQUE);
      second.disable();
    } finally {
      Context.current().disable();
    }
    Probe.trace(frame, 4);
    assertThat(automatic.buffer().getInt(0)).isEqualTo(2);
  }

  @Test
  void interruptsWithoutAnAgentShouldBeHarmless() {
    TraceArea area = kcov.init(16);
    kcov.enable(TraceMode.PC);
    Interrupts.exit();
    try (Interrupts.Scope outer = Interrupts.enter()) {
      try (Interrupts.Scope inner = Interrupts.enter()) {
        assertThat(inner).isSameAs(outer);
      }
    }
    Interrupts.exit();
    Probe.enter(1);
    assertThat(pcs(area)).containsExactly(1);
  }

  private static int[] pcs(TraceArea area) {
    int[] pcs = new int[area.count()];
    for (int i = 0; i < pcs.length; i++) {
      pcs[i] = area.pc(i + 1);
    }
    return pcs;
  }

  private static void assertErrno(Errno errno, ThrowingCallable call) {
    assertThatExceptionOfType(KcovException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.errno()).isEqualTo(errno));
  }

  private static void onOtherThread(Runnable what) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(what);
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
  }

  /** A fuzzer may open one for each input. */
  @Test
  void closedAreasShouldNotLeaveAFileEach(@TempDir Path directory) throws Exception {
    List<String> warnings = new ArrayList<>();
    Session session = Session.create(directory.toFile(), new SessionFacts(), warnings::add);
    Session.install(session);
    List<TraceArea> areas = new ArrayList<>();
    try {
      for (int i = 0; i < 1_100; i++) {
        Kcov each = Kcov.open();
        areas.add(each.init(16));
        each.enable(TraceMode.PC);
        Probe.enter(7);
        Probe.enter(8 + i);
        if (i % 2 == 0) {
          each.disable();
          each.close();
        } else {
          each.close();
          each.disable();
        }
      }
    } finally {
      Session.install(null);
    }
    Path own = session.directory().toPath();
    try (Stream<Path> files = Files.list(own)) {
      assertThat(files.filter(file -> file.toString().endsWith(".kcov"))).hasSize(1_000);
    }
    ByteBuffer moved =
        ByteBuffer.wrap(Files.readAllBytes(own.resolve(SessionLayout.ENDED_FILE_NAME)))
            .order(ByteOrder.nativeOrder());
    assertThat(moved.remaining()).isEqualTo(100 * 3 * 4);
    for (int i = 0; i < 1_100; i++) {
      assertThat(areas.get(i).count()).as("it stays readable").isEqualTo(2);
      assertThat(areas.get(i).pc(2)).isEqualTo(8 + i);
      if (i >= 1_000) {
        assertThat(moved.getInt((i - 1_000) * 12)).isEqualTo(2);
        assertThat(moved.getInt((i - 1_000) * 12 + 8)).isEqualTo(8 + i);
      }
    }
    assertThat(warnings).isEmpty();
  }
}
