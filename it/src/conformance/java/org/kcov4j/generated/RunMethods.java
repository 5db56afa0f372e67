package org.kcov4j.generated;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/**
 * Runs methods and writes what each gave and recorded. Arguments: a mode, the file that lists the
 * runs, the file to write. A run is a line:
 *
 * <pre>
 * class method first second third number real length fuel
 * </pre>
 *
 * and so is what came of it: the result, or the exception's class; the distance of each PC from the
 * first one, which is the method's.
 */
public final class RunMethods {
  private static final int WORDS = 1 << 20;

  private RunMethods() {}

  public static void main(String[] arguments) throws Exception {
    try (Kcov kcov = Kcov.open();
        PrintStream out = new PrintStream(arguments[2], "US-ASCII")) {
      TraceArea area = kcov.init(WORDS);
      for (String line : Files.readAllLines(Paths.get(arguments[1]), StandardCharsets.US_ASCII)) {
        out.println(run(line.split(" "), kcov, TraceMode.valueOf(arguments[0]), area));
      }
      if (out.checkError()) {
        throw new IOException("not written: " + arguments[2]);
      }
    }
  }

  private static String run(String[] line, Kcov kcov, TraceMode mode, TraceArea area)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(line[0]);
    Object[] parameters = {
      Integer.valueOf(line[2]),
      Integer.valueOf(line[3]),
      Integer.valueOf(line[4]),
      Long.valueOf(line[5]),
      Double.longBitsToDouble(Long.parseLong(line[6])),
      line[7].equals("-1") ? null : new int[Integer.parseInt(line[7])],
      Integer.valueOf(line[8]),
      new Object()
    };
    Constructor<?> constructor = type.getConstructors()[0];
    Method method = method(type, line[1]);
    Object result;
    area.reset();
    kcov.enable(mode);
    try {
      result =
          method == null ? constructor.newInstance(parameters) : method.invoke(null, parameters);
    } catch (InvocationTargetException e) {
      result = e.getCause().getClass().getName();
    } finally {
      kcov.disable();
    }
    StringBuilder text = new StringBuilder(result.toString());
    for (int i = 1; i <= area.count(); i++) {
      text.append(' ').append(area.pc(i) - area.pc(1));
    }
    return text.toString();
  }

  private static Method method(Class<?> type, String name) {
    for (Method each : type.getMethods()) {
      if (each.getName().equals(name)) {
        return each;
      }
    }
    return null;
  }
}
