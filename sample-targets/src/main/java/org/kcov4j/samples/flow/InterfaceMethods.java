package org.kcov4j.samples.flow;

import java.util.List;

/** Default, static and private methods of interfaces, one of which has state to initialize. */
public final class InterfaceMethods {

  private interface Priced {
    Integer BASE = Integer.valueOf(args());

    int net();

    default int gross() {
      return net() + tax(net());
    }

    static int args() {
      return 100;
    }

    private int tax(int of) {
      return of > BASE ? of / 5 : 0;
    }
  }

  private interface Rounded extends Priced {
    @Override
    default int gross() {
      int gross = Priced.super.gross();
      return gross % 10 == 0 ? gross : gross + 10 - gross % 10;
    }
  }

  private record Book(int net) implements Rounded {}

  private record Ticket(int net) implements Priced {}

  private InterfaceMethods() {}

  public static void main(String[] args) {
    int sum = 0;
    for (Priced item : List.<Priced>of(new Book(93), new Ticket(93), new Book(205))) {
      sum += item.gross();
    }
    System.out.println(sum);
  }
}
