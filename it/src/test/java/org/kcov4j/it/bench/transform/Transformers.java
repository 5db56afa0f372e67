package org.kcov4j.it.bench.transform;

import java.io.IOException;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.InjectedClassRuntime;
import org.kcov4j.agent.emit.ClassInstrumenter;
import org.kcov4j.agent.emit.ProbeSettings;

/** What is compared. */
enum Transformers {
  JACOCO {
    private final Instrumenter instrumenter =
        new Instrumenter(new InjectedClassRuntime(Object.class, "$Coverage"));

    @Override
    byte[] transform(ClassFile file) throws IOException {
      return instrumenter.instrument(file.bytes(), file.name());
    }
  },
  /** With the record for the block table, without writing it. */
  KCOV4J {
    @Override
    byte[] transform(ClassFile file) {
      ClassInstrumenter instrumenter = new ClassInstrumenter(file.bytes(), ProbeSettings.DEFAULT);
      instrumenter.entry(0);
      return instrumenter.bytes();
    }
  };

  /** Gives a class its probes. */
  abstract byte[] transform(ClassFile file) throws IOException;
}
