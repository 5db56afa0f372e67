package org.kcov4j.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Statements that {@code bootstrap=true} could break where comparisons have probes, too. */
public final class BootstrapComparisons {
  /** Of four bytes, one of them constant. */
  private static final int INT_WITH_CONSTANT = 2 << 1 | 1;

  private static final int WORDS = 1 << 19;

  private BootstrapComparisons() {}

  public static void statement17_shouldRecordTheSameOnEveryThread() throws Exception {
    Bootstrap.work(0, 200);
    List<String> expected = records(() -> Bootstrap.work(0, 200));
    Check.that(expected.size() > 2_000, "expected much, found " + expected.size());
    int threads = 3;
    Threads.run(
        Thread::new,
        threads + 1,
        number -> {
          if (number == threads) {
            Bootstrap.disturb();
            return;
          }
          for (int i = 0; i < 10; i++) {
            List<String> found = records(() -> Bootstrap.work(0, 200));
            Check.that(found.equals(expected), "expected the same records in round " + i);
          }
        });
  }

  public static void statement35_shouldRecordNothingWhileIdle() throws Exception {
    Check.equal(0, Bootstrap.idle(TraceMode.CMP).records(), "records");
  }

  public static void statement37_shouldRecordOperandsOfTheJdksMethods() throws Exception {
    BitSet bits = new BitSet(64);
    int place = Pcs.of(BitSet.class, "get", "(I)Z", 0);
    List<String> records = records(() -> bits.get(5));
    String indexWithZero = record(INT_WITH_CONSTANT, 0, 5, place & 0xFFFFFFFFL);
    Check.that(records.contains(indexWithZero), "expected " + indexWithZero + " in " + records);
    records = records(() -> Steps.a());
    Check.that(records.isEmpty(), "expected no records, found " + records);
  }

  public static void statement39_shouldRecordNoComparisonsInPcMode() {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(256);
    kcov.enable(TraceMode.PC);
    Steps.a();
    Objects.requireNonNull(area);
    Steps.b();
    kcov.disable();
    String descriptor = "(Ljava/lang/Object;)Ljava/lang/Object;";
    int first = Pcs.of(Objects.class, "requireNonNull", descriptor, 0);
    int last = Pcs.of(Objects.class, "requireNonNull", descriptor, 2);
    Check.equal(Pcs.list(Pcs.A, first, last, Pcs.B), Pcs.in(area), "trace");
  }

  private static List<String> records(Check.Action action) throws Exception {
    try (Kcov kcov = Kcov.open()) {
      TraceArea area = kcov.init(WORDS);
      kcov.enable(TraceMode.CMP);
      try {
        action.run();
      } finally {
        kcov.disable();
      }
      Check.that(!area.overflown(), "expected an area that is large enough");
      List<String> records = new ArrayList<>();
      for (int i = 0; i < area.records(); i++) {
        records.add(record(area.type(i), area.arg1(i), area.arg2(i), area.ip(i) & 0xFFFFFFFFL));
      }
      return records;
    }
  }

  private static String record(long type, long arg1, long arg2, long ip) {
    return String.format("type %d: %x, %x at %x", type, arg1, arg2, ip);
  }
}
