package com.acme.tax;

public final class Rates {
  private Rates() {}

  public static int of(int net) {
    switch (net / 100) {
      case 0:
        return 0;
      case 1:
      case 2:
        return net / 10;
      default:
        return net / 5;
    }
  }
}
