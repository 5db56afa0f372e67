package org.kcov4j.agent.emit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.agent.emit.Classes.Loader;
import org.kcov4j.agent.emit.Classes.MethodRow;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recording;

/** A call of an instrumented method with its comparisons recorded. */
record ComparisonRun(Object result, Throwable thrown, List<Compared> records) {
  static final ProbeSettings SETTINGS = ProbeSettings.DEFAULT.withComparisons(true);
  private static final int WORDS = 1 << 17;

  /** A record; where is {@code method:ordinal}. */
  record Compared(int size, boolean constant, long arg1, long arg2, String where) {
    @Override
    public String toString() {
      return size + (constant ? " const " : " ") + hex(arg1) + " " + hex(arg2) + " " + where;
    }

    private static String hex(long value) {
      return Long.toHexString(value);
    }
  }

  /** The records as text: size, const, both operands in hex, and where. */
  List<String> texts() {
    return records.stream().map(Compared::toString).toList();
  }

  static ComparisonRun of(byte[] original, String method, Object... arguments) {
    ClassInstrumenter instrumenter = new ClassInstrumenter(original, SETTINGS);
    return of(instrumenter, new Loader(instrumenter.bytes()), method, arguments);
  }

  static ComparisonRun of(
      ClassInstrumenter instrumenter, Loader loader, String method, Object... arguments) {
    Area area = Area.anonymous(WORDS);
    try {
      Class<?> type = Class.forName(instrumenter.className().replace('/', '.'), true, loader);
      Method target =
          Arrays.stream(type.getDeclaredMethods())
              .filter(each -> each.getName().equals(method))
              .findFirst()
              .orElseThrow();
      target.setAccessible(true);
      Object result = null;
      Throwable thrown = null;
      Context.current().enable(new Recording(area), SessionLayout.MODE_CMP);
      try {
        result = target.invoke(null, arguments);
      } catch (InvocationTargetException e) {
        thrown = e.getCause();
      } finally {
        Context.current().disable();
      }
      return new ComparisonRun(result, thrown, records(area, names(instrumenter)));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<Integer, String> names(ClassInstrumenter instrumenter) {
    Map<Integer, String> names = new HashMap<>();
    for (MethodRow row : Classes.table(instrumenter).values()) {
      for (int i = 0; i < row.blocks().size(); i++) {
        names.put(row.basePc() + i, row.name() + ":" + i);
      }
    }
    return names;
  }

  private static List<Compared> records(Area area, Map<Integer, String> names) {
    List<Compared> records = new ArrayList<>();
    int count = area.buffer().getInt(0);
    for (int i = 0; i < count; i++) {
      int at = 8 + 32 * i;
      long type = u64(area, at);
      long ip = u64(area, at + 24);
      records.add(
          new Compared(
              1 << (type >> 1),
              (type & 1) != 0,
              u64(area, at + 8),
              u64(area, at + 16),
              ip >>> 32 == 0 ? names.get((int) ip) : "high word " + ip));
    }
    return records;
  }

  private static long u64(Area area, int at) {
    return area.buffer().getInt(at) & 0xFFFFFFFFL | (long) area.buffer().getInt(at + 4) << 32;
  }
}
