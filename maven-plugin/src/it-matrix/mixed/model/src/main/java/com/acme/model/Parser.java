package com.acme.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;

/** Reads expressions, with finally, try-with-resources, synchronized, labels and inner classes. */
public class Parser implements Closeable {
  private final StringReader in;
  private final Object lock = new Object();
  private int ahead = -2;
  private int closed;

  public Parser(String text) {
    in = new StringReader(text);
  }

  public static Expr parse(String text) throws IOException {
    try (Parser parser = new Parser(text)) {
      return parser.sum();
    }
  }

  private int peek() throws IOException {
    synchronized (lock) {
      if (ahead == -2) {
        do {
          ahead = in.read();
        } while (ahead == ' ');
      }
      return ahead;
    }
  }

  private int next() throws IOException {
    try {
      return peek();
    } finally {
      ahead = -2;
    }
  }

  private Expr sum() throws IOException {
    Expr left = product();
    while (peek() == '+' || peek() == '-') {
      left = new Expr.Op(Expr.Kind.of(String.valueOf((char) next())), left, product());
    }
    return left;
  }

  private Expr product() throws IOException {
    Expr left = atom();
    loop:
    for (; ; ) {
      switch (peek()) {
        case '*':
        case '/':
          left = new Expr.Op(Expr.Kind.of(Character.toString(next())), left, atom());
          break;
        default:
          break loop;
      }
    }
    return left;
  }

  private Expr atom() throws IOException {
    int c = next();
    if (c == '(') {
      Expr inner = sum();
      if (next() != ')') {
        throw new IOException("expected )");
      }
      return inner;
    }
    if (c == '-') {
      return new Expr.Neg(atom());
    }
    if (c >= '0' && c <= '9') {
      int value = c - '0';
      while (Character.isDigit(peek())) {
        value = value * 10 + (next() - '0');
      }
      return new Expr.Num(value);
    }
    StringBuilder name = new StringBuilder();
    for (int n = c; Character.isLetter(n); n = Character.isLetter(peek()) ? next() : -1) {
      name.append((char) n);
    }
    return new Expr.Var(name.toString());
  }

  @Override
  public void close() {
    new Object() {
      void count() {
        closed++;
      }
    }.count();
    in.close();
  }
}
