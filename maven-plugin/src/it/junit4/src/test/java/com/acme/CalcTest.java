package com.acme;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class CalcTest {
  @Test
  public void shouldTakeTheSignAway() {
    assertEquals(3, Calc.abs(-3));
  }
}
