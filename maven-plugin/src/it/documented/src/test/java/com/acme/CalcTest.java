package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CalcTest {
  @Test
  void shouldTakeTheSignAway() {
    assertEquals(3, Calc.abs(-3));
    assertEquals(3, Calc.abs(3));
  }
}
