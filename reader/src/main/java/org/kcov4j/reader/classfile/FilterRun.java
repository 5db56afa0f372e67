package org.kcov4j.reader.classfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jacoco.core.internal.analysis.filter.Filters;
import org.jacoco.core.internal.analysis.filter.IFilter;
import org.jacoco.core.internal.analysis.filter.IFilterOutput;
import org.jacoco.core.internal.analysis.filter.Replacements;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Runs JaCoCo's filters over a method and notes what they say. */
final class FilterRun implements IFilterOutput {
  private static final IFilter ALL = Filters.all();

  private final Code code;
  private final BitSet ignored = new BitSet();
  private final Map<Integer, Integer> copyOf = new HashMap<>();
  private final Map<Integer, List<List<MethodFilter.Way>>> decisions = new HashMap<>();

  private FilterRun(Code code) {
    this.code = code;
  }

  static MethodFilter of(Code code, int[] owners, ParsedClass context) {
    FilterRun run = new FilterRun(code);
    ALL.filter(code.method, context, run);
    return run.result(owners);
  }

  private MethodFilter result(int[] owners) {
    boolean whole = Arrays.stream(owners).noneMatch(o -> o == BlockFinder.UNREACHABLE);
    if (whole && ignored.isEmpty() && copyOf.isEmpty() && decisions.isEmpty()) {
      return MethodFilter.NONE;
    }
    char[] lines = new char[code.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = (char) code.line(i);
    }
    return new MethodFilter(lines, owners, ignored, copies(), decisions);
  }

  /** By the one of them that counts. */
  private Map<Integer, int[]> copies() {
    Map<Integer, List<Integer>> groups = new HashMap<>();
    for (int copy : copyOf.keySet()) {
      int first = first(copy);
      groups.computeIfAbsent(first, f -> new ArrayList<>(List.of(f))).add(copy);
      ignored.set(copy);
    }
    Map<Integer, int[]> result = new HashMap<>();
    for (List<Integer> group : groups.values()) {
      int[] all = group.stream().mapToInt(i -> i).sorted().toArray();
      group.forEach(i -> result.put(i, all));
    }
    return result;
  }

  private int first(int instruction) {
    int at = instruction;
    while (copyOf.containsKey(at)) {
      at = copyOf.get(at);
    }
    return at;
  }

  @Override
  public void ignore(AbstractInsnNode fromInclusive, AbstractInsnNode toInclusive) {
    for (AbstractInsnNode node = fromInclusive; ; node = node.getNext()) {
      if (node.getOpcode() >= 0) {
        ignored.set(code.number(node));
      }
      if (node == toInclusive) {
        return;
      }
    }
  }

  @Override
  public void merge(AbstractInsnNode one, AbstractInsnNode other) {
    int first = first(code.number(one));
    int second = first(code.number(other));
    if (first != second) {
      copyOf.put(second, first);
    }
  }

  @Override
  public void replaceBranches(AbstractInsnNode source, Replacements replacements) {
    List<List<MethodFilter.Way>> branches = new ArrayList<>();
    for (Collection<Replacements.InstructionBranch> from : replacements.values()) {
      branches.add(from.stream().map(this::way).toList());
    }
    decisions.put(code.number(source), branches);
  }

  private MethodFilter.Way way(Replacements.InstructionBranch from) {
    return new MethodFilter.Way(
        code.number(from.instruction), successor(from.instruction, from.branch));
  }

  /**
   * From JaCoCo's numbers to those of the block table. JaCoCo counts a jump's next instruction
   * before its target, and a switch's default before its labels.
   */
  private int successor(AbstractInsnNode node, int branch) {
    if (node instanceof TableSwitchInsnNode table) {
      return ofSwitch(node, table.labels, table.dflt, branch);
    }
    if (node instanceof LookupSwitchInsnNode lookup) {
      return ofSwitch(node, lookup.labels, lookup.dflt, branch);
    }
    return node instanceof JumpInsnNode && code.fallsThrough(code.number(node))
        ? 1 - branch
        : MethodFilter.Way.ANY;
  }

  private int ofSwitch(AbstractInsnNode node, List<LabelNode> labels, LabelNode other, int branch) {
    List<LabelNode> theirs = new ArrayList<>(List.of(other));
    labels.stream().filter(l -> l != other).distinct().forEach(theirs::add);
    int target = code.number(theirs.get(branch));
    int[] ours = code.targets(code.number(node));
    for (int i = 0; i < ours.length; i++) {
      if (ours[i] == target) {
        return ours.length == 1 ? MethodFilter.Way.ANY : i;
      }
    }
    throw new IllegalStateException("a switch without its target");
  }
}
