package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kcov4j.runtime.Calls.assertErrno;
import static org.kcov4j.runtime.Calls.onOtherThread;
import static org.kcov4j.runtime.Calls.pcs;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.record.Probe;

/** The value, and the ways to run something in a section. */
class RemoteHandleTest {
  static {
    // As an agent does: contexts are those that probes see.
    ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  private final RemoteHandle handle = RemoteHandle.of(7, 1);
  private Kcov kcov;
  private TraceArea area;

  @BeforeEach
  void enable() {
    kcov = Kcov.open();
    area = kcov.init(64);
    kcov.remoteEnable(TraceMode.PC, 64, handle);
  }

  @AfterEach
  void disable() {
    kcov.disable();
    kcov.close();
  }

  @Test
  void shouldBeMadeOfSubsystemAndInstance() {
    assertThat(RemoteHandle.of(1, 7).value()).isEqualTo(0x0100_0000_0000_0007L);
    assertThat(RemoteHandle.of(255, -1).value()).isEqualTo(0xFF00_0000_FFFF_FFFFL);
    assertThat(RemoteHandle.of(1, 0).value()).isEqualTo(1L << 56);
    assertThat(RemoteHandle.common(-1).value()).isEqualTo(0xFFFF_FFFFL);
    assertThat(RemoteHandle.common(3).isCommon()).isTrue();
    assertThat(RemoteHandle.of(128, 3).isCommon()).isFalse();
    assertThat(RemoteHandle.of(0xFF00_0000_0000_0000L).isCommon()).isFalse();
  }

  @Test
  void shouldBeAValue() {
    RemoteHandle same = RemoteHandle.of(0x0700_0000_0000_0001L);
    assertThat(same).isEqualTo(handle).hasSameHashCodeAs(handle);
    assertThat(RemoteHandle.of(7, 2)).isNotEqualTo(handle);
    assertThat(handle).isNotEqualTo("").hasToString("remote handle 0x0700000000000001");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1L << 32, 1L << 55, 0x0100_0001_0000_0000L, 0x00FF_FFFF_0000_0000L, -1, 1L << 33})
  void statement42_shouldRefuseAMalformedHandle(long malformed) {
    assertErrno(Errno.EINVAL, () -> RemoteHandle.of(malformed));
  }

  @Test
  void statement42_shouldRefusePartsOutOfRange() {
    assertErrno(Errno.EINVAL, () -> RemoteHandle.of(256, 1));
    assertErrno(Errno.EINVAL, () -> RemoteHandle.of(-1, 1));
    assertErrno(Errno.EINVAL, () -> RemoteHandle.of(0, 0));
    assertErrno(Errno.EINVAL, () -> RemoteHandle.common(0));
    assertThatThrownBy(() -> RemoteHandle.of(1L << 40))
        .hasMessage(
            "EINVAL (invalid argument): expected a handle with bits 32 to 55 clear and not 0,"
                + " found 0x0000010000000000");
  }

  @Test
  void wrapShouldTellRunnableFromCallable() throws Exception {
    Runnable task = handle.wrap(() -> record(1));
    Callable<String> call = handle.wrap(() -> record(2, "two"));
    Callable<String> reference = handle.wrap(this::three);
    Runnable procedure = handle.wrap(this::four);
    Supplier<String> supplier = handle.wrapSupplier(() -> record(5, "five"));
    assertThat(area.count()).isZero();
    onOtherThread(
        () -> {
          task.run();
          assertThat(call.call()).isEqualTo("two");
          assertThat(reference.call()).isEqualTo("three");
          procedure.run();
          assertThat(supplier.get()).isEqualTo("five");
          Probe.enter(9);
        });
    assertThat(pcs(area)).containsExactly(1, 2, 3, 4, 5);
    task.run();
    assertThat(pcs(area)).containsExactly(1, 2, 3, 4, 5, 1);
  }

  @Test
  void anExceptionShouldEndTheSection() {
    Callable<String> call =
        handle.wrap(
            () -> {
              Probe.enter(1);
              throw new IOException("gone");
            });
    Runnable task =
        handle.wrap(
            (Runnable)
                () -> {
                  Probe.enter(2);
                  throw new IllegalStateException("gone");
                });
    Supplier<String> supplier =
        handle.wrapSupplier(
            () -> {
              Probe.enter(3);
              throw new IllegalStateException("gone");
            });
    assertThatThrownBy(call::call).isInstanceOf(IOException.class);
    Probe.enter(10);
    assertThatThrownBy(task::run).isInstanceOf(IllegalStateException.class);
    Probe.enter(10);
    assertThatThrownBy(supplier::get).isInstanceOf(IllegalStateException.class);
    Probe.enter(10);
    assertThat(pcs(area)).containsExactly(1, 2, 3);
  }

  @Test
  void shouldBeUsableWithResources() throws Exception {
    onOtherThread(
        () -> {
          try (RemoteHandle.Scope scope = handle.start()) {
            Probe.enter(1);
            assertThat(area.count()).isZero();
            assertThat(scope).isNotNull();
          }
          Probe.enter(2);
        });
    assertThat(pcs(area)).containsExactly(1);
  }

  private static void record(int pc) {
    Probe.enter(pc);
  }

  private static String record(int pc, String result) {
    Probe.enter(pc);
    return result;
  }

  private String three() {
    return record(3, "three");
  }

  private void four() {
    record(4);
  }
}
