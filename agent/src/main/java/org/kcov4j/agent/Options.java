package org.kcov4j.agent;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.kcov4j.agent.interrupt.MethodPattern;
import org.kcov4j.agent.log.LogLevel;
import org.kcov4j.agent.select.ClassFilter;
import org.kcov4j.agent.select.Wildcards;
import org.kcov4j.runtime.layout.SessionLayout;

/** What the user asked for, read once by {@link OptionsParser}. Never changes after that. */
final class Options {
  /** What threads record without asking. */
  enum Mode {
    /** Each PC once. */
    UNIQUE(SessionLayout.MODE_UNIQUE),
    /** Every PC in order. */
    PC(SessionLayout.MODE_PC),
    /** Operands of comparisons. */
    CMP(SessionLayout.MODE_CMP),
    /** Only what the API enables. */
    NONE(SessionLayout.MODE_NONE);

    final int code;

    Mode(int code) {
      this.code = code;
    }
  }

  /** What gets a probe. */
  enum Granularity {
    /** Basic blocks. */
    BLOCK,
    /** Critical edges too. */
    EDGE
  }

  /** The argument as it was given, and behind it what the environment adds; null for neither. */
  String text;

  File output = new File("kcov4j-out");
  Wildcards includes = Wildcards.of("*");
  Wildcards excludes = Wildcards.NONE;
  Wildcards excludedLoaders = Wildcards.of(ClassFilter.REFLECTION_LOADERS);

  /** Whether classes of the boot and platform loaders are among them. */
  boolean bootstrap;

  Mode mode = Mode.UNIQUE;
  Wildcards threads = Wildcards.of("*");

  /** Size of an auto-enabled thread's area, or 0 for one that grows as it fills. */
  int words;

  /** Whether {@code <clinit>} is not recorded, except in UNIQUE. */
  boolean classInitializersAreInterrupts = true;

  /** Whether what class loaders run is not recorded, except in UNIQUE. */
  boolean classLoadingIsInterrupt = true;

  /** Methods that are interrupts, with all they call. */
  final List<MethodPattern> interrupts = new ArrayList<>();

  Granularity granularity = Granularity.BLOCK;

  /** Whether comparisons get probes. */
  boolean comparisons;

  /** Or null. */
  File dumpClasses;

  LogLevel logLevel = LogLevel.WARN;

  /** Or null for stderr. */
  File logFile;
}
