package com.acme;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class CalcTest {
  @Test
  public void shouldTakeTheSignAway() {
    assertEquals("1.8", System.getProperty("java.specification.version"));
    assertEquals(3, Calc.abs(-3));
  }
}
