package com.acme.dto;

public class OrderDto {
  int notTested() {
    return 1;
  }
}
