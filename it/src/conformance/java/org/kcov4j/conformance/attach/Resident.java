package org.kcov4j.conformance.attach;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;

/**
 * A program with what is harder to attach to and to detach from. It says {@code ready}, then does
 * what each line of its input says and answers with {@code done}.
 *
 * <pre>
 * work        runs Work.sum(3)
 * jdk         runs code of the JDK's
 * nan         calls Undefined.root(-1)
 * hidden      defines one more hidden class
 * again       calls all hidden classes
 * park        starts virtual threads that call Work.sum(3) and park in Work.await
 * unpark      has them go on, call Work.sum(3) and end
 * spin        starts virtual threads that call Work.sum(3) until the program's end
 * hook NAME   registers a shutdown hook: it calls Work.sum(3) and says its name
 * end         the program ends
 * </pre>
 */
public final class Resident {
  private static final int VIRTUAL = 20;

  private final List<IntUnaryOperator> hidden = new ArrayList<>();
  private final List<Thread> parked = new ArrayList<>();
  private CountDownLatch latch;

  private Resident() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    Resident resident = new Resident();
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
      resident.obey(line.split(" "));
      System.out.println("done");
    }
    Work.ended = true;
  }

  private void obey(String[] words) throws Exception {
    switch (words[0]) {
      case "work":
        Work.sum(3);
        break;
      case "jdk":
        useJdk();
        break;
      case "nan":
        if (!Double.isNaN(Undefined.root(-1))) {
          throw new AssertionError();
        }
        break;
      case "hidden":
        hidden.add(defineHidden());
        break;
      case "again":
        hidden.forEach(each -> each.applyAsInt(-1));
        break;
      case "park":
        park();
        break;
      case "unpark":
        latch.countDown();
        for (Thread each : parked) {
          each.join();
        }
        parked.clear();
        break;
      case "spin":
        for (int i = 0; i < VIRTUAL; i++) {
          startVirtual("spinning-" + i, Resident::spin);
        }
        break;
      case "hook":
        String name = words[1];
        Runnable hook = () -> System.out.println(name + " " + Work.sum(3));
        Runtime.getRuntime().addShutdownHook(new Thread(hook, name));
        break;
      default:
        throw new IllegalArgumentException(words[0]);
    }
  }

  private static void useJdk() {
    List<Integer> numbers = new ArrayList<>();
    BitSet odd = new BitSet();
    for (int i = 0; i < 100; i++) {
      numbers.add(i * 37 % 101);
      odd.set(i, i % 2 == 1);
    }
    Collections.sort(numbers);
    if (numbers.get(0) != 0 || odd.cardinality() != 50) {
      throw new AssertionError(numbers + " " + odd);
    }
  }

  private void park() throws Exception {
    latch = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(VIRTUAL);
    CountDownLatch until = latch;
    for (int i = 0; i < VIRTUAL; i++) {
      Runnable task =
          () -> {
            Work.sum(3);
            Work.await(started, until);
            Work.sum(3);
          };
      parked.add(startVirtual("parked-" + i, task));
    }
    started.await();
  }

  private static void spin() {
    while (!Work.ended) {
      Work.sum(3);
      LockSupport.parkNanos(100_000); // After a mere yield() others would hardly run.
    }
  }

  /** Since Java 21. */
  private static Thread startVirtual(String name, Runnable task) throws Exception {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    Object named = type.getMethod("name", String.class).invoke(builder, name);
    return (Thread) type.getMethod("start", Runnable.class).invoke(named, task);
  }

  /** Since Java 15. */
  private static IntUnaryOperator defineHidden() throws Exception {
    Class<?> option = Class.forName("java.lang.invoke.MethodHandles$Lookup$ClassOption");
    Object none = Array.newInstance(option, 0);
    Method define =
        MethodHandles.Lookup.class.getMethod(
            "defineHiddenClass", byte[].class, boolean.class, none.getClass());
    Object defined = define.invoke(MethodHandles.lookup(), classFile(), true, none);
    Class<?> type = ((MethodHandles.Lookup) defined).lookupClass();
    return (IntUnaryOperator) type.getConstructor().newInstance();
  }

  private static byte[] classFile() throws Exception {
    try (InputStream in = Resident.class.getResourceAsStream("HiddenWork.class")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int each = in.read(); each >= 0; each = in.read()) {
        bytes.write(each);
      }
      return bytes.toByteArray();
    }
  }
}
