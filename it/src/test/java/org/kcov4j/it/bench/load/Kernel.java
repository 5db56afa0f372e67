package org.kcov4j.it.bench.load;

/**
 * Arithmetic in tight loops: primes, a matrix product and a hash. The worst case for any probe: a
 * block is a few instructions.
 */
public final class Kernel implements Workload {
  private static final int PRIMES = 6_000;
  private static final int SIZE = 24;
  private static final int HASHED = 8_000;

  private final int[] a = new int[SIZE * SIZE];
  private final int[] b = new int[SIZE * SIZE];
  private final int[] product = new int[SIZE * SIZE];

  public Kernel() {
    for (int i = 0; i < a.length; i++) {
      a[i] = i % 17 - 8;
      b[i] = i % 23 - 11;
    }
  }

  @Override
  public long operation() {
    return (primes() * 31L + multiplied()) * 31L + hash();
  }

  private static int primes() {
    boolean[] composite = new boolean[PRIMES];
    int found = 0;
    for (int i = 2; i < PRIMES; i++) {
      if (!composite[i]) {
        found++;
        for (int j = 2 * i; j < PRIMES; j += i) {
          composite[j] = true;
        }
      }
    }
    return found;
  }

  private int multiplied() {
    int trace = 0;
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        int sum = 0;
        for (int i = 0; i < SIZE; i++) {
          sum += a[row * SIZE + i] * b[i * SIZE + column];
        }
        product[row * SIZE + column] = sum;
      }
      trace += product[row * SIZE + row];
    }
    return trace;
  }

  private static int hash() {
    int hash = 0x811C9DC5;
    for (int i = 0; i < HASHED; i++) {
      hash ^= i & 0xFF;
      hash = (hash & 1) == 0 ? hash * 0x01000193 : Integer.rotateLeft(hash, 5) - i;
    }
    return hash;
  }
}
