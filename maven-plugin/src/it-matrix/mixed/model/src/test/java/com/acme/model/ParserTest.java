package com.acme.model;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ParserTest {
  @DataProvider
  public Object[][] expressions() {
    return new Object[][] {
      {"1 + 2 * 3", 7}, {"(1+2)*3", 9}, {"-x - 4", -9}, {"10/0", Integer.MAX_VALUE}, {"y", 0}
    };
  }

  @Test(dataProvider = "expressions")
  public void shouldEvaluate(String text, int value) throws Exception {
    assertEquals(Parser.parse(text).eval(Map.of("x", 5)), value);
  }

  @Test
  public void shouldRefuse() {
    assertThrows(java.io.IOException.class, () -> Parser.parse("(1"));
    assertThrows(IllegalArgumentException.class, () -> Parser.parse("?"));
  }

  @Test
  public void shouldShow() throws Exception {
    assertEquals(Expr.show(Parser.parse("1+2*a")), "(1+2*a)");
  }
}
