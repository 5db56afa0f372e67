package org.kcov4j.conformance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.TraceArea;

/** The PCs that traces should hold, hashed as docs/format.md says and by no code of the agent. */
final class Pcs {
  private static final Map<Integer, String> NAMES = new ConcurrentHashMap<>();

  static final int A = step("a");
  static final int B = step("b");
  static final int C = step("c");
  static final int D = step("d");
  static final int E = step("e");

  private Pcs() {}

  /** The PC of a block, by its place in its method from 0. */
  static int of(Class<?> type, String method, String descriptor, int ordinal) {
    String name = type.getName().replace('.', '/') + '.' + method + descriptor;
    long h = 0xCBF29CE484222325L;
    for (char each : name.toCharArray()) {
      h = (h ^ each) * 0x100000001B3L;
    }
    h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
    h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
    int pc = (int) ((h ^ (h >>> 33)) >>> 32) + ordinal;
    NAMES.put(pc, type.getSimpleName() + '.' + method + '#' + ordinal);
    return pc;
  }

  /** What the area holds. */
  static int[] in(TraceArea area) {
    int[] pcs = new int[area.count()];
    for (int i = 0; i < pcs.length; i++) {
      pcs[i] = area.pc(i + 1);
    }
    return pcs;
  }

  static int[] list(int... pcs) {
    return pcs;
  }

  /** For messages. */
  static String name(int pc) {
    String name = NAMES.get(pc);
    return name != null ? name : String.format("0x%08x", pc);
  }

  private static int step(String name) {
    return of(Steps.class, name, "()V", 0);
  }
}
