package com.acme.model;

import java.util.Map;
import java.util.function.IntBinaryOperator;

/** Arithmetic, with what newer Java has: sealed types, records, switches that are expressions. */
public sealed interface Expr permits Expr.Num, Expr.Var, Expr.Op, Expr.Neg {
  record Num(int value) implements Expr {}

  record Var(String name) implements Expr {
    public Var {
      if (name == null || name.isBlank()) {
        throw new IllegalArgumentException("no name");
      }
    }
  }

  record Op(Kind kind, Expr left, Expr right) implements Expr {
    Op swap() {
      return new Op(kind, right, left);
    }
  }

  record Neg(Expr of) implements Expr {}

  enum Kind {
    PLUS("+", (a, b) -> a + b),
    MINUS("-", (a, b) -> a - b),
    TIMES("*", (a, b) -> a * b),
    OVER("/", (a, b) -> a / b) {
      @Override
      boolean commutes() {
        return false;
      }
    };

    private final String sign;
    private final IntBinaryOperator operator;

    Kind(String sign, IntBinaryOperator operator) {
      this.sign = sign;
      this.operator = operator;
    }

    boolean commutes() {
      return this != MINUS;
    }

    public static Kind of(String sign) {
      return switch (sign) {
        case "+" -> PLUS;
        case "-" -> MINUS;
        case "*", "x" -> TIMES;
        case "/", ":" -> OVER;
        default -> throw new IllegalArgumentException("unknown sign " + sign);
      };
    }

    String sign() {
      return sign;
    }
  }

  default int eval(Map<String, Integer> variables) {
    if (this instanceof Num n) {
      return n.value();
    }
    if (this instanceof Var v) {
      Integer value = variables.get(v.name());
      return value == null ? 0 : value;
    }
    if (this instanceof Op o && o.kind() == Kind.OVER && o.right().eval(variables) == 0) {
      return Integer.MAX_VALUE;
    } else if (this instanceof Op o) {
      return o.kind().operator.applyAsInt(o.left().eval(variables), o.right().eval(variables));
    }
    return -((Neg) this).of().eval(variables);
  }

  static String show(Expr expr) {
    if (expr instanceof Num n) {
      return String.valueOf(n.value());
    } else if (expr instanceof Var v) {
      return v.name();
    } else if (expr instanceof Op o) {
      return switch (o.kind()) {
        case PLUS, MINUS -> "(" + show(o.left()) + o.kind().sign() + show(o.right()) + ")";
        case TIMES -> show(o.left()) + o.kind().sign() + show(o.right());
        case OVER -> {
          assert o.right() != null : "no divisor";
          yield show(o.left()) + " : " + show(o.right());
        }
      };
    }
    return "-" + show(((Neg) expr).of());
  }
}
