package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kcov4j.runtime.Calls.assertErrno;
import static org.kcov4j.runtime.Calls.onOtherThread;
import static org.kcov4j.runtime.Calls.pcs;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.record.Recording;

/** The state machine. */
class KcovTest extends KcovFixture {
  @ParameterizedTest
  @ValueSource(longs = {1, 0, -1, Integer.MIN_VALUE, Long.MIN_VALUE})
  void statement1_shouldRefuseFewerThanTwoWords(long words) {
    assertErrno(Errno.EINVAL, () -> kcov.init(words));
    assertThat(kcov.area()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 29, Integer.MAX_VALUE, 1L << 32, (1L << 32) + 2, Long.MAX_VALUE})
  void statement2_shouldRefuseWhatNoAreaCanHold(long words) {
    assertErrno(Errno.EINVAL, () -> kcov.init(words));
    assertThatCode(() -> kcov.init(2)).doesNotThrowAnyException();
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
  void withoutAnAgentNothingShouldBeActive() {
    assertThat(Kcov.active()).isFalse();
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
}
