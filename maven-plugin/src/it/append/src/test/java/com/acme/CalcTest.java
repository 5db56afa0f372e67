package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CalcTest {
  @Test
  void negative() {
    assertEquals(3, Calc.abs(-3));
  }

  @Test
  void positive() {
    assertEquals(3, Calc.abs(3));
  }
}
