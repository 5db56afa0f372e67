package org.kcov4j.samples.flow;

import java.util.Comparator;

/** Bridge methods of generic and covariant overrides, and bounded generic methods. */
public final class BridgeMethods {

  private abstract static class Source<T> {
    abstract T next(T previous);

    Object describe() {
      return "source";
    }
  }

  private static final class Counter extends Source<Integer> {
    @Override
    Integer next(Integer previous) {
      return previous == null ? 1 : previous + 1;
    }

    @Override
    String describe() {
      return "counter";
    }
  }

  private static final class ByLength implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
      return a.length() != b.length() ? a.length() - b.length() : a.compareTo(b);
    }
  }

  private BridgeMethods() {}

  public static void main(String[] args) {
    Source<Integer> source = new Counter();
    Integer value = null;
    while (value == null || value < 3) {
      value = source.next(value);
    }
    Comparator<String> order = new ByLength();
    System.out.println(
        source.describe()
            + " "
            + value
            + " "
            + max(order, "kiwi", "plum")
            + max(order, "fig", "a"));
  }

  private static <T> T max(Comparator<? super T> order, T a, T b) {
    return order.compare(a, b) < 0 ? b : a;
  }
}
