package org.kcov4j.corpus;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * What these programs print: a line for each class that failed, and one at the end.
 *
 * <pre>
 * failed TAB jar!class TAB error's class TAB message
 * linked TAB number of classes TAB milliseconds of CPU time
 * </pre>
 */
final class Output {
  private Output() {}

  static void failed(String name, Throwable failure) {
    String message = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    System.out.println(String.join("\t", "failed", name, failure.getClass().getName(), message));
  }

  /** CPU time is that of this JVM, start and compilers included. */
  static void end(int classes) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long millis = TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime());
    System.out.println("linked\t" + classes + "\t" + millis);
  }
}
