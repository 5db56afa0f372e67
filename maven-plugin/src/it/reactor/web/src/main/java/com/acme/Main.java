package com.acme;

public class Main {
  // A class of this name is in module core too.
  public static String name() {
    return "web";
  }
}
