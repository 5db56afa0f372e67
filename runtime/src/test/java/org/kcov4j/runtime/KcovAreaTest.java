package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.record.Recorder;

/** The area that one makes, and what comes into it. */
class KcovAreaTest extends KcovFixture {
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
}
