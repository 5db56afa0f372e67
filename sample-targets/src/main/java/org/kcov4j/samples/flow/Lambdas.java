package org.kcov4j.samples.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/** Lambdas and method references of every kind, called back from the class library. */
public final class Lambdas {

  private final List<String> seen = new ArrayList<>();

  private Lambdas() {}

  public static void main(String[] args) {
    Supplier<Lambdas> constructor = Lambdas::new;
    Lambdas lambdas = constructor.get();
    List<String> words = new ArrayList<>(List.of("pear", "fig", "apple"));
    words.forEach(
        word -> {
          if (word.length() > 3) {
            lambdas.seen.add(word);
          }
        });
    words.sort(Comparator.comparing(Lambdas::rank));
    words.forEach(lambdas::note);
    words.removeIf(word -> word.startsWith("p") || word.equals("fig"));
    IntBinaryOperator add = (a, b) -> a > b ? a - b : b - a;
    Function<Integer, Function<Integer, Integer>> curried = a -> b -> add.applyAsInt(a, b);
    System.out.println(words + " " + lambdas.seen + " " + curried.apply(3).apply(9));
  }

  private static Integer rank(String word) {
    return word.length() == 3 ? 9 : word.length();
  }

  private void note(String word) {
    seen.add(word.substring(0, 1));
  }
}
