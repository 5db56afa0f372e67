import java.util.List;

/** What came up to Java 21; prints what it does. */
public class Forms21 {
  sealed interface Tree permits Leaf, Node {}

  record Leaf(Object value) implements Tree {}

  record Node(Tree left, Tree right) implements Tree {}

  enum Level {
    LOW,
    HIGH
  }

  static int sum(Tree tree) {
    return switch (tree) {
      case Leaf(Integer i) when i > 10 -> 10;
      case Leaf(Integer i) -> i;
      case Leaf(String s) -> s.length();
      case Leaf l -> 0;
      case Node(Node(var a, var b), Leaf c) -> sum(a) + sum(b) + 100 * sum(c);
      case Node(var left, var right) -> sum(left) + sum(right);
    };
  }

  static String kind(Object o) {
    return switch (o) {
      case null -> "null";
      case Integer i when i < 0 -> "negative";
      case Integer i -> "number " + i;
      case int[] array when array.length > 1 -> "array of " + array.length;
      case Level.LOW -> "lowest";
      case Level level -> "level " + level.ordinal();
      default -> o.getClass().getSimpleName();
    };
  }

  public static void main(String[] args) throws InterruptedException {
    Tree leaf = new Leaf(7);
    System.out.println(
        sum(leaf) + " " + sum(new Node(new Node(leaf, new Leaf("abc")), new Leaf(99))));
    System.out.println(sum(new Node(new Leaf(2.5), new Leaf(-3))));
    for (Object each :
        new Object[] {null, -1, 5, new int[3], new int[0], Level.LOW, Level.HIGH, "s"}) {
      System.out.println(kind(each));
    }
    if (leaf instanceof Leaf(Integer i) && i == 7) {
      System.out.println(List.of(i, 1, 2).reversed());
    }
    Thread thread = Thread.ofVirtual().start(() -> System.out.println(kind("virtual")));
    thread.join();
  }
}
