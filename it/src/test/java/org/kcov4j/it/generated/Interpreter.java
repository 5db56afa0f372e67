package org.kcov4j.it.generated;

import java.util.ArrayList;
import java.util.List;
import org.kcov4j.it.generated.Shape.Guard;
import org.kcov4j.it.generated.Shape.Unit;

/** Runs a method of the model. */
final class Interpreter {
  private static final int NONE = -1;

  private final Shape shape;
  private final State state;
  private final List<Step> steps = new ArrayList<>();
  private String result;

  /**
   * A unit that ran.
   *
   * @param unit which
   * @param way how it was left
   */
  record Step(int unit, Way way) {}

  /** How a unit was left. */
  enum Way {
    JUMP,
    FALL,
    OTHER
  }

  /**
   * What a run gave.
   *
   * @param result the int, or the exception's name as in Java source
   */
  record Outcome(List<Step> steps, String result) {}

  private Interpreter(Shape shape, State state) {
    this.shape = shape;
    this.state = state;
  }

  static Outcome run(Shape shape, State parameters) {
    Interpreter interpreter = new Interpreter(shape, parameters.copy());
    int next = 0;
    while (next != NONE) {
      next = interpreter.step(next);
    }
    return new Outcome(interpreter.steps, interpreter.result);
  }

  private int step(int number) {
    Unit unit = shape.units().get(number);
    for (Op op : unit.ops()) {
      String thrown = op.run(state);
      if (thrown != null) {
        return thrown(number, thrown);
      }
    }
    Exit exit = unit.exit();
    if (exit.isConditional()) {
      boolean taken = exit.isTaken(state);
      return leave(number, taken ? exit.targets()[0] : number + 1, taken ? Way.JUMP : Way.FALL);
    }
    return switch (exit.kind()) {
      case FALL -> leave(number, number + 1, Way.OTHER);
      case GOTO -> leave(number, exit.targets()[0], Way.OTHER);
      case TABLE, LOOKUP -> leave(number, exit.chosen(state), Way.JUMP);
      case JSR -> {
        state.returnTo = number + 1;
        yield leave(number, exit.targets()[0], Way.OTHER);
      }
      case RET -> leave(number, state.returnTo, Way.OTHER);
      case THROW -> thrown(number, "java/lang/ArithmeticException");
      case RETHROW -> thrown(number, state.caught);
      default -> {
        result = Integer.toString(state.sum());
        yield leave(number, NONE, Way.OTHER);
      }
    };
  }

  private int thrown(int number, String thrown) {
    state.caught = thrown;
    for (Guard guard : shape.guards()) {
      if (guard.catches(number, thrown)) {
        return leave(number, guard.handler(), Way.OTHER);
      }
    }
    result = thrown.replace('/', '.');
    return leave(number, NONE, Way.OTHER);
  }

  private int leave(int unit, int next, Way way) {
    steps.add(new Step(unit, way));
    return next;
  }
}
