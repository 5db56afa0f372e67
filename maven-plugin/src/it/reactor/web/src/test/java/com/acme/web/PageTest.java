package com.acme.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void shouldWork() {
    assertEquals("2200 EUR", Page.show(2000));
  }
}
