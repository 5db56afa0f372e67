package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FebruaryTest {
  @Test
  void shouldHaveItsDays() {
    assertEquals(28, Month.days(2));
  }
}
