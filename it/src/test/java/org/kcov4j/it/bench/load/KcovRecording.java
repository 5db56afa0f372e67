package org.kcov4j.it.bench.load;

import java.util.Locale;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Records with kcov4j; fails where no agent does. */
final class KcovRecording implements ThreadRecording {
  private static final int WORDS = Integer.getInteger("bench.words", 1 << 24);

  private final Kcov kcov = Kcov.open();
  private final TraceArea area = kcov.init(WORDS);

  KcovRecording(String mode) {
    if (!Kcov.active()) {
      throw new IllegalStateException("no agent records");
    }
    kcov.enable(TraceMode.valueOf(mode.toUpperCase(Locale.ROOT)));
  }

  @Override
  public void reset() {
    area.reset();
  }

  @Override
  public long count() {
    if (area.overflown()) {
      throw new IllegalStateException("more than " + area.count() + " PCs in an operation");
    }
    return area.count();
  }

  @Override
  public void close() {
    kcov.disable();
    kcov.close();
  }
}
