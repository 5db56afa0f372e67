package org.kcov4j.samples.flow;

/** Table and lookup switches over int, string and enum, old and new syntax, with fall-through. */
public final class Switches {

  private enum Light {
    RED,
    AMBER,
    GREEN
  }

  private Switches() {}

  public static void main(String[] args) {
    int sum = 0;
    for (int i = -1; i < 6; i++) {
      sum += dense(i);
    }
    for (int i : new int[] {1, 1000, -70000, 5}) {
      sum += sparse(i);
    }
    // "Aa" and "BB" have the same hash: one lookup case holds two comparisons.
    for (String word : new String[] {"Aa", "BB", "C#", "stop"}) {
      sum += word(word);
    }
    for (Light light : Light.values()) {
      sum += light(light);
    }
    System.out.println(sum);
  }

  @SuppressWarnings("fallthrough")
  private static int dense(int key) {
    int result = 0;
    switch (key) {
      case 0:
        result += 1;
      case 1:
        result += 10;
        break;
      case 2:
      case 3:
        result += 100;
        break;
      case 4:
        return 1000;
      default:
        result--;
    }
    return result;
  }

  private static int sparse(int key) {
    switch (key) {
      case 1:
        return 3;
      case 1000:
        return 5;
      case -70000:
        return 7;
      default:
        return 11;
    }
  }

  private static int word(String word) {
    switch (word) {
      case "Aa":
        return 2;
      case "BB":
        return 4;
      case "stop":
        return 8;
      default:
        return 16;
    }
  }

  private static int light(Light light) {
    return switch (light) {
      case RED -> 0;
      case AMBER -> 32;
      case GREEN -> {
        int twice = 32;
        yield twice + twice;
      }
    };
  }
}
