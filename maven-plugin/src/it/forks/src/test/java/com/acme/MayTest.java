package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MayTest {
  @Test
  void shouldHaveItsDays() {
    assertEquals(31, Month.days(5));
  }
}
