package com.acme.core;

import static org.junit.Assert.assertEquals;

import com.acme.Main;
import org.junit.Test;

public class PriceTest {
  @Test
  public void shouldAddAFifth() {
    assertEquals(120, Price.withTax(100));
    assertEquals("core", Main.name());
  }
}
