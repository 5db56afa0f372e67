package com.acme.core;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class OrderTest {
  @Test
  public void shouldMultiply() {
    assertEquals(6, new Order().total(2, 3));
  }
}
