package com.acme;

import com.acme.dto.Order;

public class Shop {
  public static int sum(int orders) {
    int sum = 0;
    for (int i = 0; i < orders; i++) {
      Log.write(i);
      sum += new Order(i).price();
    }
    return sum;
  }
}
