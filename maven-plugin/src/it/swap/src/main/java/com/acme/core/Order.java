package com.acme.core;

public class Order {
  public int total(int price, int count) {
    return price * count;
  }
}
