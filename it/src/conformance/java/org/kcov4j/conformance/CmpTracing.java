package org.kcov4j.conformance;

import org.kcov4j.conformance.target.Comparisons;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Statements 36, 38 and 39, with {@code cmp=true}. */
public final class CmpTracing {
  private static final int RECORD_WORDS = 8;
  private static final int FIRST_WORD = 2;
  private static final int LONG = 6;
  private static final int CONST = 1;

  private CmpTracing() {}

  public static void statement36_shouldDropRecordThatDoesNotFitWhole() {
    int words = FIRST_WORD + 2 * RECORD_WORDS - 1;
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(words);
    kcov.enable(TraceMode.CMP);
    Comparisons.less(0x1122334455667788L, 9);
    Comparisons.less(7, 8);
    kcov.disable();
    Check.equal(1, area.buffer().getInt(0), "count word");
    Check.equal(0, area.buffer().getInt(4), "padding");
    Check.equal(LONG, area.buffer().getLong(8), "type");
    Check.equal(0x1122334455667788L, area.buffer().getLong(16), "first operand");
    Check.equal(9, area.buffer().getLong(24), "second operand");
    for (int i = FIRST_WORD + RECORD_WORDS; i < words; i++) {
      Check.equal(0, area.buffer().getInt(4 * i), "word " + i);
    }
  }

  public static void statement38_shouldRecordEachLabelOfSwitch() {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(256);
    kcov.enable(TraceMode.CMP);
    Comparisons.choose(77);
    kcov.disable();
    Check.equal(3, area.records(), "records");
    long[] labels = {10, 2000, 300000};
    for (int i = 0; i < labels.length; i++) {
      Check.equal(CONST, area.type(i) & CONST, "constant flag of record " + i);
      Check.equal(labels[i], area.arg1(i), "label of record " + i);
      Check.equal(77, area.arg2(i), "key of record " + i);
      Check.equal(area.ip(0), area.ip(i), "place of record " + i);
    }
  }

  public static void statement39_shouldKeepPcsAndRecordsApart() {
    Kcov records = Kcov.open();
    TraceArea area = records.init(256);
    records.enable(TraceMode.CMP);
    Steps.a();
    records.disable();
    Check.equal(0, area.count(), "count in CMP without comparisons");
    Kcov pcs = Kcov.open();
    area = pcs.init(256);
    pcs.enable(TraceMode.PC);
    Steps.a();
    Comparisons.choose(10);
    Steps.b();
    pcs.disable();
    int choose = Pcs.of(Comparisons.class, "choose", "(I)I", 0);
    Check.equal(Pcs.list(Pcs.A, choose, choose + 1, Pcs.B), Pcs.in(area), "trace");
  }
}
