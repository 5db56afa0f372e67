package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.runtime.Calls.assertErrno;
import static org.kcov4j.runtime.Calls.pcs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.session.Session;
import org.kcov4j.runtime.session.SessionFacts;

/** What goes on after a close, and what is given back. */
class KcovCloseTest extends KcovFixture {
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
      ContextTable.install(null, SessionLayout.MODE_NONE);
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
