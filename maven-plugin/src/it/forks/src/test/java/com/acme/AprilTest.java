package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AprilTest {
  @Test
  void shouldHaveItsDays() {
    assertEquals(30, Month.days(4));
  }
}
