package com.acme.core;

public class Generated {
  int notTested() {
    return 1;
  }
}
