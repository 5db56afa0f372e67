package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CalcTest {
  @Test
  void shouldTakeTheSignAway() {
    assertEquals(3, Calc.abs(-3));
  }

  @Test
  void shouldHaveWhatThePropertyHeldBefore() {
    assertEquals("property", System.getProperty("from"));
  }
}
