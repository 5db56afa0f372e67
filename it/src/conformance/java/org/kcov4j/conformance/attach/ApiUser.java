package org.kcov4j.conformance.attach;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.kcov4j.runtime.Interrupts;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.RemoteHandle;
import org.kcov4j.runtime.TraceMode;

/**
 * A program that uses the API while agents come and go. It does what each line of its input says
 * and answers with a line: what {@link Work#sum} recorded, and whether an agent does.
 *
 * <pre>
 * first      in the first kcov, which stays enabled
 * disable    disables the first and enables it again
 * new        in a new one, after the first was disabled
 * inside     in a new one that is enabled in a frame of what is recorded
 * remote     in a section of a new one
 * end        the program ends
 * </pre>
 */
public final class ApiUser {
  private static final int WORDS = 64;

  private final Kcov first = Kcov.open();

  private ApiUser() {
    first.init(WORDS);
    first.enable(TraceMode.PC);
  }

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    ApiUser user = new ApiUser();
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
      System.out.println(user.count(line) + " " + Kcov.active());
    }
  }

  private int count(String line) {
    switch (line) {
      case "first":
        return recorded(first);
      case "disable":
        first.disable();
        first.enable(TraceMode.PC);
        return recorded(first);
      case "new":
        first.disable();
        try (Kcov kcov = Kcov.open()) {
          kcov.init(WORDS);
          kcov.enable(TraceMode.PC);
          int count = recorded(kcov);
          kcov.disable();
          return count;
        } finally {
          first.enable(TraceMode.PC);
        }
      case "inside":
        first.disable();
        try (Kcov kcov = Kcov.open()) {
          kcov.init(WORDS);
          Work.sumAfter(() -> kcov.enable(TraceMode.PC), 3);
          kcov.disable();
          return kcov.area().count();
        } finally {
          first.enable(TraceMode.PC);
        }
      case "remote":
        first.disable();
        try (Kcov kcov = Kcov.open()) {
          kcov.init(WORDS);
          RemoteHandle handle = RemoteHandle.of(1, 1);
          kcov.remoteEnable(TraceMode.PC, WORDS, handle);
          handle.wrap(() -> Work.sum(3)).call();
          kcov.disable();
          return kcov.area().count();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        } finally {
          first.enable(TraceMode.PC);
        }
      default:
        throw new IllegalArgumentException(line);
    }
  }

  private static int recorded(Kcov kcov) {
    kcov.area().reset();
    Interrupts.enter();
    Work.sum(1);
    Interrupts.exit();
    Work.sum(3);
    return kcov.area().count();
  }
}
