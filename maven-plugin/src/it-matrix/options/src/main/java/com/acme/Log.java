package com.acme;

final class Log {
  static int written;

  static void write(int order) {
    written += order;
  }
}
