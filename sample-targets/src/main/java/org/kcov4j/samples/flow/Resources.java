package org.kcov4j.samples.flow;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** For-each over an own iterator, and try-with-resources with and without suppressed exceptions. */
public final class Resources {

  private record Range(int from, int to) implements Iterable<Integer> {
    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        private int next = from;

        @Override
        public boolean hasNext() {
          return next < to;
        }

        @Override
        public Integer next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          return next++;
        }
      };
    }
  }

  private record Handle(String name, boolean failsToClose) implements AutoCloseable {
    @Override
    public void close() {
      if (failsToClose) {
        throw new IllegalStateException("close " + name);
      }
    }
  }

  private Resources() {}

  public static void main(String[] args) {
    for (int i : new Range(0, 4)) {
      System.out.println(use(i));
    }
  }

  private static String use(int kind) {
    try (Handle first = new Handle("first", kind == 1);
        Handle second = kind == 0 ? null : new Handle("second", kind > 1)) {
      if (kind == 3) {
        throw new IllegalArgumentException("body");
      }
      return first.name() + (second == null ? "" : second.name());
    } catch (IllegalStateException | IllegalArgumentException e) {
      return e.getMessage() + " suppressed " + e.getSuppressed().length;
    }
  }
}
