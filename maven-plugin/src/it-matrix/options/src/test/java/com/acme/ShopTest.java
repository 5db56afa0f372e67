package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShopTest {
  @Test
  void shouldAddPrices() throws InterruptedException {
    Thread other = new Thread(() -> Shop.sum(5), "other");
    other.start();
    other.join();

    assertEquals(3, Shop.sum(3));
  }
}
