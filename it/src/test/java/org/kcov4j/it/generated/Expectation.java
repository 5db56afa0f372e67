package org.kcov4j.it.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.kcov4j.it.bytecode.Leaders;
import org.kcov4j.it.generated.Interpreter.Outcome;
import org.kcov4j.it.generated.Interpreter.Step;
import org.kcov4j.it.generated.Interpreter.Way;

/**
 * What the runs of a method must record. Units are the model's, blocks those of the bytecode; a
 * unit that only follows another begins no block.
 */
final class Expectation {
  private static final int NO_BLOCK = -1;

  private final Shape shape;
  private final int[] ordinals;
  private final int blocks;
  private final int[] predecessors;

  /** The distance of each split edge's PC, as the runs so far had it. */
  private final Map<List<Object>, Integer> edges = new HashMap<>();

  Expectation(Generated.Method method) {
    shape = method.shape();
    List<Integer> leaders = List.copyOf(Leaders.of(method.code()));
    blocks = leaders.size();
    ordinals = Arrays.stream(method.bcis()).map(leaders::indexOf).toArray();
    predecessors = new int[shape.units().size() + 1];
    countPredecessors();
  }

  private void countPredecessors() {
    predecessors[0]++; // The method's entry.
    shape.guards().forEach(guard -> predecessors[guard.handler()] |= 1 << 16);
    boolean reached = false;
    for (int i = 0; i < shape.units().size(); i++) {
      boolean runsOn = i > 0 && shape.units().get(i - 1).exit().kind() == Exit.Kind.FALL;
      reached = ordinals[i] != NO_BLOCK || reached && runsOn;
      if (reached) {
        for (int target : targets(i)) {
          predecessors[target]++;
        }
      }
    }
  }

  /** Where control may go, one for each edge. */
  private List<Integer> targets(int number) {
    Exit exit = shape.units().get(number).exit();
    List<Integer> targets = new ArrayList<>();
    if (exit.isSwitch()) {
      targets.addAll(new LinkedHashSet<>(Arrays.stream(exit.targets()).boxed().toList()));
    } else {
      Arrays.stream(exit.targets()).forEach(targets::add);
    }
    // What follows a jsr is where the subroutine returns to.
    boolean runsOn =
        exit.isConditional() || exit.kind() == Exit.Kind.FALL || exit.kind() == Exit.Kind.JSR;
    if (runsOn) {
      targets.add(number + 1);
    }
    return targets;
  }

  /** The distances of the PCs, in order. */
  List<Integer> blocks(Outcome outcome) {
    List<Integer> expected = new ArrayList<>();
    for (Step step : outcome.steps()) {
      if (ordinals[step.unit()] != NO_BLOCK) {
        expected.add(ordinals[step.unit()]);
      }
    }
    return expected;
  }

  /** The distances of the PCs, each once. */
  List<Integer> unique(Outcome outcome) {
    return List.copyOf(new LinkedHashSet<>(blocks(outcome)));
  }

  /**
   * The distances of the PCs when critical edges are split. Which distance an edge has is not
   * known, only that it is always the same, and no other's.
   *
   * @param recorded what a trace says
   */
  List<Integer> edges(Outcome outcome, List<Integer> recorded) {
    List<Integer> expected = new ArrayList<>();
    List<Step> steps = outcome.steps();
    for (int i = 0; i < steps.size(); i++) {
      int unit = steps.get(i).unit();
      if (ordinals[unit] != NO_BLOCK) {
        expected.add(ordinals[unit]);
      }
      boolean last = i + 1 == steps.size();
      if (!last && isCritical(steps.get(i), steps.get(i + 1).unit())) {
        List<Object> key = List.of(unit, steps.get(i).way(), steps.get(i + 1).unit());
        int at = expected.size();
        int pc = at < recorded.size() ? recorded.get(at) : NO_BLOCK;
        boolean isNew = pc >= blocks && !edges.containsValue(pc);
        expected.add(isNew ? edges.computeIfAbsent(key, k -> pc) : edges.getOrDefault(key, -2));
      }
    }
    return expected;
  }

  private boolean isCritical(Step from, int to) {
    return from.way() != Way.OTHER && targets(from.unit()).size() > 1 && predecessors[to] > 1;
  }
}
