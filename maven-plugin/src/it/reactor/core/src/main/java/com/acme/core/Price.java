package com.acme.core;

public class Price {
  public static int withTax(int net) {
    if (net > 1000) {
      return net + net / 10;
    }
    return net + net / 5;
  }

  public static int free() {
    return 0;
  }
}
