package org.kcov4j.conformance;

import java.util.Arrays;
import java.util.Random;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.Interrupts;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** One thread's life: what it does and what its area has to hold. */
final class Tracee {
  static final int WORDS = 200;

  private final Random random;
  private final Kcov kcov;
  private final TraceArea area;
  private final int[] expected = new int[WORDS];
  private int count;
  private boolean enabled;
  private boolean unique;
  private int seen;
  private int interrupts;

  Tracee(Random random, Kcov kcov) {
    this.random = random;
    this.kcov = kcov;
    this.area = kcov.area();
  }

  void run() {
    area.reset();
    for (int i = 0; i < 500; i++) {
      act();
    }
    while (interrupts > 0) {
      interrupts--;
      Interrupts.exit();
    }
    if (enabled) {
      kcov.disable();
    }
    Check.equal(Arrays.copyOf(expected, count), Pcs.in(area), "trace");
  }

  private void act() {
    switch (random.nextInt(16)) {
      case 0:
        if (!enabled) {
          enable();
        } else {
          kcov.disable();
          enabled = false;
        }
        break;
      case 1:
        area.reset();
        count = 0;
        // Elsewhere than on a thread that records, unique PCs are new when it next is entered.
        seen = 0;
        break;
      case 2:
        Interrupts.enter();
        interrupts++;
        break;
      case 3:
      case 4:
        if (interrupts > 0) {
          Interrupts.exit();
          interrupts--;
        }
        break;
      case 5:
        Thread.yield();
        break;
      default:
        step(1 + random.nextInt(5));
    }
  }

  private void enable() {
    boolean inUnique = random.nextBoolean();
    kcov.enable(inUnique ? TraceMode.UNIQUE : TraceMode.PC);
    enabled = true;
    if (inUnique && !unique) {
      seen = 0;
      for (int i = 0; i < count; i++) {
        seen |= bit(expected[i]);
      }
    }
    unique = inUnique;
  }

  private void step(int number) {
    int pc;
    switch (number) {
      case 1:
        Steps.a();
        pc = Pcs.A;
        break;
      case 2:
        Steps.b();
        pc = Pcs.B;
        break;
      case 3:
        Steps.c();
        pc = Pcs.C;
        break;
      case 4:
        Steps.d();
        pc = Pcs.D;
        break;
      default:
        Steps.e();
        pc = Pcs.E;
    }
    if (!enabled || interrupts > 0 || unique && (seen & bit(pc)) != 0) {
      return;
    }
    seen |= bit(pc);
    if (count < WORDS - 1) {
      expected[count++] = pc;
    }
  }

  private static int bit(int pc) {
    int[] all = {Pcs.A, Pcs.B, Pcs.C, Pcs.D, Pcs.E};
    for (int i = 0; i < all.length; i++) {
      if (all[i] == pc) {
        return 1 << i;
      }
    }
    throw new IllegalArgumentException(Pcs.name(pc));
  }
}
