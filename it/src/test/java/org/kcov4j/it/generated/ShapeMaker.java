package org.kcov4j.it.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.kcov4j.it.generated.Op.Kind;
import org.kcov4j.it.generated.Shape.Guard;
import org.kcov4j.it.generated.Shape.Locals;
import org.kcov4j.it.generated.Shape.Unit;

/**
 * Makes random methods. All come to an end: only jumps that ask for fuel, and handlers, lead back,
 * and both burn it.
 */
final class ShapeMaker {
  private static final String[] CAUGHT = {
    "java/lang/ArithmeticException",
    "java/lang/NullPointerException",
    "java/lang/ArrayIndexOutOfBoundsException",
    "java/lang/IndexOutOfBoundsException",
    "java/lang/RuntimeException"
  };
  private static final Kind[] PLAIN = {
    Kind.NOP,
    Kind.INCREMENT,
    Kind.INCREMENT,
    Kind.MIX,
    Kind.DIVIDE,
    Kind.DIVIDE,
    Kind.MIX_LONG,
    Kind.FROM_LONG,
    Kind.MIX_DOUBLE,
    Kind.FROM_DOUBLE,
    Kind.LOAD,
    Kind.STORE,
    Kind.STORE,
    Kind.FORGET,
    Kind.RENEW
  };

  private final Random random;
  private final boolean subroutines;
  private final List<Unit> units = new ArrayList<>();
  private final List<Guard> guards = new ArrayList<>();

  /** Units that any jump may go to. */
  private final TreeSet<Integer> open = new TreeSet<>();

  /** Units whose exits are chosen when all units are known. */
  private final List<Integer> undecided = new ArrayList<>();

  private int subroutine = -1;
  private int end;

  private ShapeMaker(Random random, boolean subroutines) {
    this.random = random;
    this.subroutines = subroutines;
  }

  /**
   * A random method.
   *
   * @param subroutines whether the class file's version has jsr and ret
   */
  static Shape make(String name, boolean constructor, boolean subroutines, Random random) {
    return new ShapeMaker(random, subroutines).shape(name, constructor);
  }

  private Shape shape(String name, boolean constructor) {
    Locals locals = locals(constructor);
    if (constructor) {
      diamond(Kind.THIS, Kind.INIT_THIS);
      open.clear(); // An object is made only once.
    }
    int first = units.size();
    if (locals.copied()) {
      first = Math.max(1, first);
    }
    int parts = 1 + random.nextInt(12);
    for (int i = 0; i < parts; i++) {
      part();
    }
    int handlers = random.nextInt(4);
    for (int i = 0; i < handlers; i++) {
      handler();
    }
    if (subroutine < 0 && subroutines && random.nextBoolean()) {
      subroutine();
    }
    end = add(ops(), new Exit(Exit.Kind.RETURN, 0));
    open.add(end);
    if (locals.copied()) {
      open.remove(0); // There variables are not yet set.
    }
    undecided.forEach(this::decide);
    cover(first);
    return new Shape(name, constructor, locals, List.copyOf(units), List.copyOf(guards));
  }

  private Locals locals(boolean constructor) {
    Variable[] variables = Variable.values();
    int[] slots = new int[variables.length];
    int next = constructor ? 1 : 0;
    boolean copied = random.nextBoolean();
    List<Variable> order = new ArrayList<>(List.of(variables));
    if (copied) {
      for (Variable each : variables) {
        next += each.isParameter() ? each.type.getSize() : 0;
      }
      next += random.nextInt(4) == 0 ? 250 + random.nextInt(50) : random.nextInt(3);
      Collections.shuffle(order, random);
    }
    for (Variable each : order) {
      slots[each.ordinal()] = next;
      next += each.type.getSize();
    }
    return new Locals(slots, copied);
  }

  private void part() {
    switch (random.nextInt(8)) {
      case 0 -> diamond(Kind.NEW, Kind.INIT);
      case 1 -> locked();
      default -> {
        open.add(units.size());
        undecided.add(add(ops(), null));
      }
    }
  }

  /** An object whose constructor is called behind a branch. */
  private void diamond(Kind create, Kind init) {
    int first = units.size();
    open.add(first);
    List<Op> ops = new ArrayList<>(List.of(Op.of(create)));
    if (create == Kind.NEW && random.nextBoolean()) {
      ops.addAll(0, ops());
    }
    add(ops, new Exit(Exit.Kind.IF_ZERO, random.nextInt(3), first + 2));
    add(List.of(push()), new Exit(Exit.Kind.GOTO, 0, first + 3));
    add(List.of(push()), new Exit(Exit.Kind.FALL, 0));
    undecided.add(add(List.of(Op.of(init)), null));
  }

  private Op push() {
    return new Op(Kind.PUSH, 0, 0, random.nextInt(100));
  }

  /** As javac writes a synchronized block: its handler covers itself. */
  private void locked() {
    int first = units.size();
    open.add(first);
    add(List.of(Op.of(Kind.LOCK)), new Exit(Exit.Kind.GOTO, 0, first + 3));
    add(List.of(Op.of(Kind.KEEP_CAUGHT), Op.of(Kind.UNLOCK)), new Exit(Exit.Kind.FALL, 0));
    add(List.of(Op.of(Kind.NOP)), new Exit(Exit.Kind.RETHROW, 0));
    List<Op> ops = ops();
    ops.add(Op.of(Kind.UNLOCK));
    add(ops, new Exit(Exit.Kind.FALL, 0));
    undecided.add(add(List.of(Op.of(Kind.NOP)), null));
    guards.add(new Guard(first + 3, first + 4, first + 1, null));
    guards.add(new Guard(first + 1, first + 2, first + 1, null));
  }

  /** What it handles is chosen later. Some throw what they handle. */
  private void handler() {
    int first = units.size();
    List<Op> ops = new ArrayList<>(List.of(Op.of(Kind.DROP_CAUGHT), Op.of(Kind.BURN)));
    if (random.nextBoolean()) {
      ops.add(Op.of(Kind.DIVIDE_BY_FUEL));
    }
    add(ops, new Exit(Exit.Kind.IF_FUEL, 0, first + 2));
    add(List.of(Op.of(Kind.NOP)), new Exit(Exit.Kind.RETURN, 0));
    undecided.add(add(ops(), null));
    guards.add(new Guard(0, 0, first, CAUGHT[random.nextInt(CAUGHT.length)]));
  }

  private void subroutine() {
    int first = units.size();
    List<Op> ops = ops();
    ops.add(0, Op.of(Kind.KEEP_RETURN_ADDRESS));
    add(ops, new Exit(Exit.Kind.IF_ZERO, random.nextInt(3), first + 2));
    add(ops(), new Exit(Exit.Kind.FALL, 0));
    add(ops(), new Exit(Exit.Kind.RET, 0));
    subroutine = first;
  }

  private List<Op> ops() {
    List<Op> ops = new ArrayList<>();
    int n = 1 + random.nextInt(4);
    for (int i = 0; i < n; i++) {
      Kind kind = PLAIN[random.nextInt(PLAIN.length)];
      ops.add(new Op(kind, random.nextInt(3), random.nextInt(3), random.nextInt(9)));
    }
    return ops;
  }

  private int add(List<Op> ops, Exit exit) {
    units.add(new Unit(ops, exit));
    return units.size() - 1;
  }

  private void decide(int number) {
    Unit unit = units.get(number);
    // What follows may be entered in another way only, such as a handler.
    boolean runsOn = open.contains(number + 1);
    int x = random.nextInt(3);
    int kind = random.nextInt(12);
    Exit exit;
    List<Op> ops = unit.ops();
    if (subroutine >= 0 && number < subroutine && runsOn && kind < 4) {
      exit = new Exit(Exit.Kind.JSR, x, subroutine);
    } else if (runsOn && kind < 2) {
      ops = new ArrayList<>(ops);
      ops.add(Op.of(Kind.BURN));
      exit = new Exit(Exit.Kind.IF_FUEL, x, anywhere());
    } else if (runsOn && kind < 6) {
      Exit.Kind[] conditions = {
        Exit.Kind.IF_ZERO, Exit.Kind.IF_LESS, Exit.Kind.IF_LONG, Exit.Kind.IF_NULL
      };
      exit = new Exit(conditions[random.nextInt(4)], x, ahead(number));
    } else if (kind < 8) {
      int[] targets = new int[random.nextInt(7) + 1];
      Arrays.setAll(targets, i -> ahead(number));
      exit = new Exit(random.nextBoolean() ? Exit.Kind.TABLE : Exit.Kind.LOOKUP, x, targets);
    } else if (kind == 8) {
      exit = new Exit(Exit.Kind.THROW, x);
    } else if (runsOn && kind == 9) {
      exit = new Exit(Exit.Kind.FALL, x);
    } else {
      exit = new Exit(Exit.Kind.GOTO, x, ahead(number));
    }
    units.set(number, new Unit(ops, exit));
  }

  private int anywhere() {
    List<Integer> all = List.copyOf(open);
    return all.get(random.nextInt(all.size()));
  }

  private int ahead(int number) {
    List<Integer> all = List.copyOf(open.tailSet(number, false));
    return all.isEmpty() ? end : all.get(random.nextInt(Math.min(all.size(), 5)));
  }

  /**
   * Gives each handler that has none yet a range, after the first so many units. None covers the
   * subroutine: a handler might call it again, which verifiers forbid.
   */
  private void cover(int first) {
    int last = subroutine < 0 ? units.size() : subroutine;
    for (int i = 0; i < guards.size(); i++) {
      Guard guard = guards.get(i);
      if (guard.from() == guard.to()) {
        int from = first + random.nextInt(last - first);
        int to = from + 1 + random.nextInt(last - from);
        guards.set(i, new Guard(from, to, guard.handler(), guard.type()));
      }
    }
  }
}
