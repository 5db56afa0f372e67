package org.kcov4j.conformance;

import java.util.Arrays;
import org.kcov4j.conformance.target.Initialized;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.conformance.target.TracingLoader;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Statement 31 with {@code interrupts=-clinit:-classload}: both are recorded. */
public final class InitializersCount {
  private InitializersCount() {}

  public static void statement31_shouldRecordClassLoadingWhereConfigured() throws Exception {
    TracingLoader loader = InterruptContexts.loader(Initialized.class);
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(4096);
    Steps.a();
    kcov.enable(TraceMode.PC);
    Steps.a();
    Class.forName(Initialized.class.getName(), true, loader);
    Steps.a();
    kcov.disable();
    int[] trace = Pcs.in(area);
    int load = Pcs.D;
    int initializer = Pcs.of(Initialized.class, "<clinit>", "()V", 0);
    int value = Pcs.of(Initialized.class, "value", "()I", 0);
    Check.that(Arrays.stream(trace).anyMatch(pc -> pc == load), "expected the loader's steps");
    int[] rest =
        Arrays.stream(trace)
            .filter(pc -> pc == Pcs.A || pc == Pcs.B || pc == initializer || pc == value)
            .toArray();
    Check.equal(Pcs.list(Pcs.A, initializer, value, Pcs.B, Pcs.A), rest, "trace");
  }
}
