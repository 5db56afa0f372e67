package com.acme.tax;

public record Unused(int rate) {
  public int twice() {
    return rate * 2;
  }
}
