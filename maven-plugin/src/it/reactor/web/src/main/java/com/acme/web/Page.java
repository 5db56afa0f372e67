package com.acme.web;

import com.acme.core.Price;

public class Page {
  public static String show(int net) {
    if (net == 0) {
      return "free";
    }
    return Price.withTax(net) + " EUR";
  }
}
