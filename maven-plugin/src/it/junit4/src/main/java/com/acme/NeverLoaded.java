package com.acme;

class NeverLoaded {
  int twice(int x) {
    return 2 * x;
  }
}
