package com.acme;

import org.junit.jupiter.api.Test;

class EndTest {
  @Test
  void shouldEnd() throws Exception {
    Server.end();
  }
}
