package org.kcov4j.conformance;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the statements of a program: its public static methods whose names begin with {@code
 * statement}, in the order of their names, each on a thread of its own. Prints a line for each:
 * name, a tab, and {@code ok}, {@code skipped: ...} or {@code failed: ...}.
 */
public final class Statements {
  private Statements() {}

  public static void main(String[] args) throws Exception {
    Map<String, Method> statements = new TreeMap<>();
    for (Method each : Class.forName(args[0]).getMethods()) {
      if (each.getName().startsWith("statement")) {
        statements.put(each.getName(), each);
      }
    }
    for (Map.Entry<String, Method> each : statements.entrySet()) {
      Threads.run(() -> System.out.println(each.getKey() + "\t" + outcome(each.getValue())));
    }
  }

  private static String outcome(Method statement) {
    try {
      statement.invoke(null);
      return "ok";
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      return cause instanceof Skipped ? "skipped: " + cause.getMessage() : failed(cause);
    } catch (IllegalAccessException e) {
      return failed(e);
    }
  }

  private static String failed(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    return "failed: " + trace.toString().trim().replaceAll("\\s*\\R\\s*", " | ");
  }
}
