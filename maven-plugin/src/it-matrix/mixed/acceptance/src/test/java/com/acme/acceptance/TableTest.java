package com.acme.acceptance;

import static org.junit.Assert.assertEquals;

import com.acme.service.Calculator;
import java.util.List;
import org.junit.Test;

public class TableTest {
  @Test
  public void shouldSort() {
    assertEquals("2=2;(1=?;1*3=3;1+1=2", new Calculator().table(List.of("1+1", "", "1*3", "2", "(1")));
  }
}
