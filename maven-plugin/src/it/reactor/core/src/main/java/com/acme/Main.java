package com.acme;

public class Main {
  public static String name() {
    return "core";
  }
}
