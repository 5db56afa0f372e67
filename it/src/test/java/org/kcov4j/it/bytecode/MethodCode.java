package org.kcov4j.it.bytecode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The Code attribute of a method (JVMS 4.7.3), as far as control flow needs it.
 *
 * @param name the method's name
 * @param descriptor its descriptor
 * @param code its bytecode
 * @param handlers its exception table
 */
public record MethodCode(String name, String descriptor, byte[] code, List<Handler> handlers) {

  /**
   * A row of the exception table: instructions from {@code start} up to, not including, {@code end}
   * may continue at {@code handler}. All are bytecode indices.
   */
  public record Handler(int start, int end, int handler) {}

  /** The name and descriptor in one, for example {@code main([Ljava/lang/String;)V}. */
  public String signature() {
    return name + descriptor;
  }

  /** The bytecode indices of all instructions, unreachable ones included. */
  public List<Integer> instructions() {
    List<Integer> instructions = new ArrayList<>();
    for (int bci = 0; bci < code.length; bci = Instruction.decode(code, bci).next()) {
      instructions.add(bci);
    }
    return instructions;
  }

  /**
   * The bytecode index behind the last instruction that runs after the one given unless something
   * is thrown: up to the end of a block, exception handlers not regarded.
   */
  public int endOfStraightLine(int from) {
    Set<Integer> targets = new HashSet<>();
    for (int bci : instructions()) {
      targets.addAll(Instruction.decode(code, bci).targets());
    }
    Instruction last = Instruction.decode(code, from);
    while (!last.endsBlock() && last.next() < code.length && !targets.contains(last.next())) {
      last = Instruction.decode(code, last.next());
    }
    return last.next();
  }
}
