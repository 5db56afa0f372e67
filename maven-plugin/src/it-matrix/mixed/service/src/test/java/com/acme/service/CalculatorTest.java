package com.acme.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalculatorTest {
  @Test
  void shouldCalculate() {
    Calculator calculator = new Calculator();
    assertEquals(Optional.of(7), calculator.calculate("0+x", Map.of("x", 7)));
    assertEquals(Optional.of(8), calculator.calculate("0+x", Map.of("x", 8)));
    assertEquals(1, calculator.misses());
    assertEquals(Optional.empty(), calculator.calculate("(1", Map.of()));
  }
}
