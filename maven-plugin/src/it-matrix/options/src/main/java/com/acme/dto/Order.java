package com.acme.dto;

public record Order(int price) {}
