package com.acme.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CartTest {
  @Test
  void shouldAddTax() {
    Cart cart = new Cart();
    cart.add("tea", 120);

    assertEquals(132, cart.total(true));
  }
}
