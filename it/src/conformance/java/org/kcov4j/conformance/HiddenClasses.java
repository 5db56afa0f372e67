package org.kcov4j.conformance;

import java.io.File;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.kcov4j.conformance.target.Excluded;
import org.kcov4j.conformance.target.Hidden;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;
import org.kcov4j.runtime.session.Session;

/**
 * Statements 26 to 29 of classes that the JVM shows to no agent: hidden ones, and before Java 15 VM
 * anonymous ones.
 */
public final class HiddenClasses {
  private HiddenClasses() {}

  public static void statement26_shouldRecordHiddenClasses() throws Exception {
    Check.equal(trace(), trace(define(bytes())), "trace");
  }

  public static void statement26_shouldRecordHiddenClassesWithData() throws Exception {
    Object options = options();
    Method define;
    try {
      define =
          MethodHandles.Lookup.class.getMethod(
              "defineHiddenClassWithClassData",
              byte[].class,
              Object.class,
              boolean.class,
              options.getClass());
    } catch (NullPointerException | NoSuchMethodException e) {
      throw new Skipped("this JVM has no class data");
    }
    Object defined = define.invoke(Hidden.lookup(), bytes(), "data", true, options);
    Class<?> type = ((MethodHandles.Lookup) defined).lookupClass();
    Check.equal(trace(), trace(type), "trace");
  }

  public static void statement27_shouldNotRecordExcludedHiddenClasses() throws Exception {
    Class<?> type = define(Copies.bytes(Excluded.class));
    Check.that(type != Excluded.class, "expected another class");
    Method hidden = type.getMethod("callsB", int.class);
    Check.equal(Pcs.list(Pcs.B, Pcs.B), trace(() -> hidden.invoke(null, 2)), "trace");
  }

  public static void statement28_shouldGiveEqualHiddenClassesTheSamePcs() throws Exception {
    Class<?> one = define(bytes());
    Class<?> other = define(bytes());
    Check.that(one != other, "expected two classes");
    Check.equal(trace(), trace(one), "trace of one");
    Check.equal(trace(), trace(other), "trace of the other");
  }

  public static void statement29_shouldNoteEqualHiddenClassesOnce() throws Exception {
    define(bytes());
    File table = new File(Session.current().directory(), "blocks.meta");
    long before = table.length();
    for (int i = 0; i < 100; i++) {
      define(bytes());
    }
    Check.equal(before, table.length(), "bytes of the block table");
  }

  public static void statement30_shouldLeaveErrorsToTheJvm() throws Exception {
    fails(new byte[] {1, 2, 3}, "ClassFormatError");
    byte[] cut = bytes();
    fails(Arrays.copyOf(cut, cut.length / 2), "ClassFormatError");
    fails(null, "NullPointerException");
  }

  private static void fails(byte[] classFile, String expected) throws Exception {
    try {
      define(classFile);
    } catch (InvocationTargetException e) {
      String found = e.getCause().getClass().getSimpleName();
      Check.that(found.equals(expected), "expected " + expected + ", found " + found);
      return;
    }
    throw new AssertionError("expected " + expected);
  }

  /** What a call of the hidden class executes. */
  private static int[] trace() {
    return Pcs.list(
        Pcs.A,
        Pcs.of(Hidden.class, "applyAsInt", "(I)I", 0),
        Pcs.of(Hidden.class, "twice", "(I)I", 0),
        Pcs.of(Hidden.class, "twice", "(I)I", 1),
        Pcs.of(Hidden.class, "twice", "(I)I", 0),
        Pcs.of(Hidden.class, "twice", "(I)I", 2),
        Pcs.of(Hidden.class, "twice", "(I)I", 3),
        Pcs.of(Hidden.class, "twice", "(I)I", 3),
        Pcs.A);
  }

  private static int[] trace(Class<?> type) throws Exception {
    IntUnaryOperator hidden = (IntUnaryOperator) type.getConstructor().newInstance();
    return trace(
        () -> {
          Steps.a();
          Check.equal(42, hidden.applyAsInt(-21), "result");
          Steps.a();
        });
  }

  private static int[] trace(Check.Action action) throws Exception {
    action.run(); // Links what is linked by its first run.
    try (Kcov kcov = Kcov.open()) {
      TraceArea area = kcov.init(64);
      kcov.enable(TraceMode.PC);
      action.run();
      kcov.disable();
      return Pcs.in(area);
    }
  }

  private static byte[] bytes() throws Exception {
    return Copies.bytes(Hidden.class);
  }

  private static Class<?> define(byte[] classFile) throws Exception {
    Object options = options();
    if (options == null) {
      return defineAnonymous(classFile);
    }
    Object defined =
        MethodHandles.Lookup.class
            .getMethod("defineHiddenClass", byte[].class, boolean.class, options.getClass())
            .invoke(Hidden.lookup(), classFile, true, options);
    return ((MethodHandles.Lookup) defined).lookupClass();
  }

  private static Class<?> defineAnonymous(byte[] classFile) throws Exception {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field field = unsafe.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    return (Class<?>)
        unsafe
            .getMethod("defineAnonymousClass", Class.class, byte[].class, Object[].class)
            .invoke(field.get(null), Hidden.class, classFile, null);
  }

  /** No options; null where there are no hidden classes. */
  private static Object options() {
    try {
      Class<?> option = Class.forName("java.lang.invoke.MethodHandles$Lookup$ClassOption");
      return Array.newInstance(option, 0);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
