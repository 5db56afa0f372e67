package com.acme.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import com.acme.web.Page;

class ShopTest {
  @Test
  void shouldWork() {
    assertEquals("free", Page.show(0));
  }
}
