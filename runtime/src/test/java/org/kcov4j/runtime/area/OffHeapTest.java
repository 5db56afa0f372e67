package org.kcov4j.runtime.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffHeapTest {
  @Test
  void freeingTwiceShouldFreeOnce() {
    OffHeap memory = OffHeap.allocate(new Object(), 64, 0);
    memory.free();
    int count = OffHeap.count();
    memory.free();
    assertThat(OffHeap.count()).isEqualTo(count);
  }

  @Test
  void memoryOfUnreachableOwnersShouldComeBack() throws InterruptedException {
    int before = OffHeap.count();
    for (int i = 0; i < 1_000; i++) {
      OffHeap.allocate(new Object(), 64, -1);
    }
    Object owner = new Object();
    for (int round = 0; round < 100 && OffHeap.count() > before + 200; round++) {
      System.gc();
      Thread.sleep(10); // The garbage collector's queue has no other sign.
      OffHeap.allocate(owner, 64, 0).free();
    }
    assertThat(OffHeap.count()).isLessThanOrEqualTo(before + 200);
  }
}
