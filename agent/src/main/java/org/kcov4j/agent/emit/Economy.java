package org.kcov4j.agent.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/**
 * What a class does without so that it stays within the limits of class files (JVMS 4.11): 65,535
 * constants in its pool and 65,535 bytes of code in a method. Asked before each try to write the
 * class; told why a try failed.
 *
 * <p>For a full pool, methods get probes that name their blocks without constants, those with the
 * most probes first. A method that has no room for these longer probes keeps its constants, until
 * nothing else is left to save. For a method's code, its probes go, then its mark. Before all that,
 * probes of comparisons go: a method's, or for a full pool the class's.
 */
final class Economy {
  static final int MAX_U2 = 0xFFFF;
  private static final int ENTRIES_OF_A_LONG = 2;

  private final Set<String> withoutProbes = new HashSet<>();
  private final Set<String> withoutMark = new HashSet<>();
  private final Set<String> withoutConstants = new HashSet<>();
  private final Set<String> needsConstants = new HashSet<>();
  private final Set<String> withoutComparisons = new LinkedHashSet<>();
  private boolean comparisons;
  private boolean nothingFits;

  /**
   * Nothing is saved at first.
   *
   * @param comparisons whether there are to be probes of comparisons
   */
  Economy(boolean comparisons) {
    this.comparisons = comparisons;
  }

  /** Whether a method has probes. */
  boolean probed(String method) {
    return !nothingFits && !withoutProbes.contains(method);
  }

  /** Whether a method may be marked. */
  boolean marked(String method) {
    return !nothingFits && !withoutMark.contains(method);
  }

  /** Whether a method's probes name their blocks by constants of the pool. */
  boolean constants(String method) {
    return !withoutConstants.contains(method);
  }

  /** Whether a method has probes of comparisons. */
  boolean comparisons(String method) {
    return comparisons && !withoutComparisons.contains(method);
  }

  /**
   * Name and descriptor of methods that have none for want of space; {@code *} for the class. Not
   * those that have no probes at all.
   */
  Set<String> withoutComparisons() {
    Set<String> these = new LinkedHashSet<>();
    if (!nothingFits) {
      these.addAll(withoutComparisons);
      these.removeAll(withoutProbes);
    }
    return these;
  }

  /** Takes a method's probes of comparisons out for good. */
  void leaveComparisons(String method) {
    withoutComparisons.add(method);
  }

  /** Takes a method's probes out for good. */
  void leaveAlone(String method) {
    withoutProbes.add(method);
  }

  /**
   * Saves code of a method.
   *
   * @throws MethodTooLargeException the given one, if there is none to save
   */
  void codeTooLarge(MethodTooLargeException cause) {
    String method = cause.getMethodName() + cause.getDescriptor();
    if (comparisons && withoutComparisons.add(method)) {
      return;
    }
    if (withoutConstants.remove(method)) {
      needsConstants.add(method);
    } else if (!withoutProbes.add(method) && !withoutMark.add(method)) {
      throw cause;
    }
  }

  /**
   * Saves constants.
   *
   * @param methods what was tried
   * @throws ClassTooLargeException the given one, if there are none to save
   */
  void poolTooLarge(ClassTooLargeException cause, Collection<InstrumentedMethod> methods) {
    if (comparisons) {
      comparisons = false;
      withoutComparisons.add("*");
      return;
    }
    List<InstrumentedMethod> largestFirst = new ArrayList<>(methods);
    Collections.sort(largestFirst, (a, b) -> b.probes() - a.probes());
    int excess = cause.getConstantPoolCount() - MAX_U2;
    if (saveConstants(excess, largestFirst) || leaveOneAlone(largestFirst)) {
      return;
    }
    if (nothingFits) {
      throw cause;
    }
    nothingFits = true;
  }

  private boolean saveConstants(int excess, List<InstrumentedMethod> largestFirst) {
    int saved = 0;
    for (InstrumentedMethod each : largestFirst) {
      String method = each.signature();
      if (saved < excess
          && probed(method)
          && !needsConstants.contains(method)
          && withoutConstants.add(method)) {
        saved += ENTRIES_OF_A_LONG * each.probes();
      }
    }
    return saved > 0;
  }

  private boolean leaveOneAlone(List<InstrumentedMethod> largestFirst) {
    for (InstrumentedMethod each : largestFirst) {
      if (needsConstants.remove(each.signature())) {
        withoutProbes.add(each.signature());
        return true;
      }
    }
    return false;
  }
}
