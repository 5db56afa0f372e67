package org.kcov4j.it.bytecode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The leaders of a method: its first instruction, every jump or switch target, every exception
 * handler's entry, and every instruction after a jump, a switch, a return or a throw, as far as
 * they can be reached. A handler can be reached when an instruction that it protects can. Of code
 * that can be reached, what unreachable code jumps to begins a block, too.
 */
public final class Leaders {

  private final MethodCode method;
  private final NavigableMap<Integer, Instruction> reachable = new TreeMap<>();
  private final Deque<Integer> open = new ArrayDeque<>();

  private Leaders(MethodCode method) {
    this.method = method;
  }

  /** The leaders of a method, as bytecode indices. */
  public static SortedSet<Integer> of(MethodCode method) {
    Leaders leaders = new Leaders(method);
    leaders.explore();
    return leaders.collect();
  }

  private void explore() {
    open.add(0);
    while (!open.isEmpty()) {
      int bci = open.remove();
      if (!reachable.containsKey(bci)) {
        visit(Instruction.decode(method.code(), bci));
      }
    }
  }

  private void visit(Instruction instruction) {
    int bci = instruction.bci();
    reachable.put(bci, instruction);
    open.addAll(instruction.targets());
    if (instruction.continues()) {
      open.add(instruction.next());
    }
    for (MethodCode.Handler handler : method.handlers()) {
      if (handler.start() <= bci && bci < handler.end()) {
        open.add(handler.handler());
      }
    }
  }

  private SortedSet<Integer> collect() {
    SortedSet<Integer> leaders = new TreeSet<>();
    leaders.add(0);
    for (int bci : method.instructions()) {
      Instruction instruction = Instruction.decode(method.code(), bci);
      leaders.addAll(instruction.targets());
      if (instruction.endsBlock()) {
        leaders.add(instruction.next());
      }
    }
    for (MethodCode.Handler handler : method.handlers()) {
      leaders.add(handler.handler());
    }
    leaders.retainAll(reachable.keySet());
    return leaders;
  }
}
