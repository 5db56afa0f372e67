package com.acme;

import org.junit.jupiter.api.Test;

class KillTest {
  @Test
  void shouldKill() throws Exception {
    Server.kill();
  }
}
