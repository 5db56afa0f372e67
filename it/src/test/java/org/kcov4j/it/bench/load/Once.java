package org.kcov4j.it.bench.load;

/** Does a workload's operation once and ends: what is measured is all the JVM did for it. */
public final class Once {

  private Once() {}

  public static void main(String[] args) throws Exception {
    DriverSettings settings = DriverSettings.fromProperties();
    try (ThreadRecording recording = ThreadRecording.start(settings.record())) {
      long result = settings.newWorkload().operation();
      System.out.printf("%s check=%x pcs=%d%n", Driver.RESULT, result, recording.count());
    }
  }
}
