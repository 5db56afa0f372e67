package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CalcIT {
  @Test
  void shouldTakeTheSignAway() {
    assertEquals(3, Calc.abs(-3));
  }
}
