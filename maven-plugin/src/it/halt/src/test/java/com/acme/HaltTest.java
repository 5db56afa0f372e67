package com.acme;

import org.junit.jupiter.api.Test;

class HaltTest {
  @Test
  void shouldHalt() throws Exception {
    Server.halt();
  }
}
