package org.kcov4j.conformance.attach;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/**
 * A program whose class loaders need, for all that they find, code that they have defined
 * themselves: each asks a guard of the next one's, and the last one asks one of the first. It says
 * {@code ready}, then does what each line of its input says and answers with a line.
 *
 * <pre>
 * load     each loader finds a class                  done, or what was thrown
 * close    no loader finds anything any more          done
 * ask      the guards are asked by the program        done, or what was thrown
 * end      the program ends
 * </pre>
 */
public final class Guarded {
  private final GuardedLoader[] loaders;
  private final GuardedLoader.Guard[] guards;

  private Guarded(int count) throws Exception {
    loaders = new GuardedLoader[count];
    guards = new GuardedLoader.Guard[count];
    for (int i = 0; i < count; i++) {
      loaders[i] = new GuardedLoader(Guarded.class.getClassLoader());
    }
    for (int i = 0; i < count; i++) {
      guards[i] = loaders[(i + 1) % count].ownGuard();
    }
    // What they name is found now, before they are needed to find it.
    ask();
    for (int i = 0; i < count; i++) {
      loaders[i].askFrom(guards[i]);
    }
  }

  /** The argument is how many loaders there are. */
  public static void main(String[] args) throws Exception {
    Guarded guarded = new Guarded(Integer.parseInt(args[0]));
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
      System.out.println(guarded.answer(line));
    }
  }

  private String answer(String line) {
    try {
      run(line);
      return "done";
    } catch (ClassNotFoundException | Error e) {
      return e.toString();
    }
  }

  private void run(String line) throws ClassNotFoundException {
    switch (line) {
      case "load":
        for (GuardedLoader each : loaders) {
          Class.forName("java.util.BitSet", false, each);
        }
        break;
      case "close":
        for (GuardedLoader each : loaders) {
          each.close();
        }
        break;
      case "ask":
        ask();
        break;
      default:
        throw new IllegalArgumentException(line);
    }
  }

  private void ask() {
    for (GuardedLoader.Guard each : guards) {
      each.mayLoad("");
    }
  }
}
