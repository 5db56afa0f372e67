package com.acme.shop;

import com.acme.tax.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

public class Cart {
  private final List<Item> items = new ArrayList<>();

  public void add(String name, int price) {
    if (price < 0) {
      throw new IllegalArgumentException("expected a price from 0 on, found " + price);
    }
    items.add(new Item(name, price));
  }

  public int total(boolean gross) {
    int sum = 0;
    for (Item item : items) {
      sum += item.price;
    }
    int net = sum;
    IntSupplier tax = () -> gross ? Rates.of(net) : 0;
    return sum + tax.getAsInt();
  }

  public boolean has(String name) {
    return items.stream().anyMatch(i -> i.name.equals(name));
  }

  static class Item {
    private final String name;
    private final int price;

    Item(String name, int price) {
      this.name = name;
      this.price = price;
    }

    @Override
    public String toString() {
      return name + ": " + price;
    }
  }
}
