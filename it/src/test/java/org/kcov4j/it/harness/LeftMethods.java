package org.kcov4j.it.harness;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.StackFrame;
import com.sun.jdi.event.ExceptionEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kcov4j.it.bytecode.MethodCode;

/**
 * The lines that exceptions left, in the frame that threw, in that which caught, and in all
 * between, as a debugger sees them. Lines are named {@code a/b/C.java:17}.
 */
public final class LeftMethods {
  /** What no report is about. */
  private static final Pattern PLATFORM = Pattern.compile("^(java|jdk|sun)\\.");

  private final Map<Location, Boolean> known = new HashMap<>();
  private final Set<String> lines = new HashSet<>();
  private final Set<String> before = new HashSet<>();
  private final Set<String> behind = new HashSet<>();
  private long exceptions;

  /** Adds what an exception leaves; the thread that throws waits. */
  void add(ExceptionEvent event) {
    exceptions++;
    Method catches = event.catchLocation() == null ? null : event.catchLocation().method();
    if (event.location().method().equals(catches)) {
      note(event.location());
      return; // caught where it was thrown: no need to ask for the frames
    }
    for (StackFrame frame : frames(event)) {
      Location location = frame.location();
      note(location);
      if (location.method().equals(catches)) {
        return;
      }
    }
  }

  private void note(Location location) {
    if (known.putIfAbsent(location, true) == null) {
      add(location);
    }
  }

  private static List<StackFrame> frames(ExceptionEvent event) {
    try {
      return event.thread().frames();
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException("not suspended: " + event, e);
    }
  }

  private void add(Location location) {
    if (PLATFORM.matcher(location.declaringType().name()).find()) {
      return;
    }
    Method method = location.method();
    try {
      lines.add(name(location));
      long end = endOfStraightLine(method, location.codeIndex());
      for (Location other : method.allLineLocations()) {
        if (other.codeIndex() < location.codeIndex()) {
          before.add(name(other));
        } else if (other.codeIndex() < end) {
          behind.add(name(other));
        }
      }
    } catch (AbsentInformationException e) {
      return; // code without lines is in no report's lines
    }
  }

  private static long endOfStraightLine(Method method, long from) {
    return method.isNative()
        ? from
        : new MethodCode(method.name(), method.signature(), method.bytecodes(), List.of())
            .endOfStraightLine((int) from);
  }

  private static String name(Location location) throws AbsentInformationException {
    String type = location.declaringType().name();
    String directory = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
    return directory + location.sourceName() + ':' + location.lineNumber();
  }

  /** The lines at which they left a method. */
  public Set<String> lines() {
    return lines;
  }

  /** All lines of those methods that have code before the one that was left. */
  public Set<String> before() {
    return before;
  }

  /**
   * The lines that begin behind the one that was left, in the same block, which thus did not run.
   */
  public Set<String> behind() {
    return behind;
  }

  /** How many exceptions there were. */
  public long exceptions() {
    return exceptions;
  }
}
