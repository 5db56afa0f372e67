package org.kcov4j.runtime;

import org.kcov4j.runtime.layout.SessionLayout;

/**
 * What a thread records: kcov's {@code KCOV_TRACE_PC} and {@code KCOV_TRACE_CMP}, and each PC once.
 */
public enum TraceMode {
  /** Every block, in order, repeats kept. */
  PC(SessionLayout.MODE_PC),

  /** Every block once for each reset, in the order first seen; laid out as {@link #PC}. */
  UNIQUE(SessionLayout.MODE_UNIQUE),

  /**
   * Operands of comparisons ({@link org.kcov4j.runtime.layout.CmpLayout}), no blocks. Only where
   * the agent was told to put in probes for them: {@code cmp=true}.
   */
  CMP(SessionLayout.MODE_CMP);

  private final int code;

  TraceMode(int code) {
    this.code = code;
  }

  /** The mode's number in a session log, {@code SessionLayout.MODE_*}. */
  int code() {
    return code;
  }
}
