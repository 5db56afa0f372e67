package org.kcov4j.agent.emit;

import java.util.List;
import java.util.Map;
import org.kcov4j.agent.place.Block;
import org.kcov4j.agent.place.CodeNode;
import org.kcov4j.agent.place.Edge;
import org.kcov4j.agent.place.Placement;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.PcHash;
import org.kcov4j.runtime.session.ClassEntry;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;

/** What the block table says about a method. */
final class InstrumentedMethod {
  private final int access;
  private final String name;
  private final String descriptor;
  private final int size;
  private final int basePc;
  private final List<Block> blocks;
  private final List<Edge> edges;
  private int flags;

  private InstrumentedMethod(
      CodeNode method, int flags, int basePc, List<Block> blocks, List<Edge> edges) {
    access = method.access & 0xFFFF;
    name = method.name;
    descriptor = method.desc;
    size = method.size();
    this.flags = flags;
    this.basePc = basePc;
    this.blocks = blocks;
    this.edges = edges;
  }

  /**
   * Puts in what the class has space for: the probes of the method's blocks, those of the
   * comparisons, a mark.
   */
  static InstrumentedMethod of(
      String className,
      String superName,
      CodeNode method,
      Placement placement,
      Economy economy,
      boolean frames,
      ProbeSettings settings,
      Map<AbstractInsnNode, Comparison> comparisons) {
    int basePc = PcHash.base(className, method.name, method.desc);
    String signature = method.name + method.desc;
    boolean probed = economy.probed(signature);
    int flags = placement.flags | (probed ? 0 : BlockTableLayout.METHOD_NOT_PROBED);
    if (anyMarksGenerated(method.visibleAnnotations)
        || anyMarksGenerated(method.invisibleAnnotations)) {
      flags |= BlockTableLayout.METHOD_GENERATED;
    }
    if (probed) {
      boolean constants = economy.constants(signature);
      Probes probes = constants ? Probes.WITH_CONSTANTS : Probes.WITHOUT_CONSTANTS;
      Halves halves =
          constants
              ? Halves.of(method.size(), placement, settings.blocksInHalves())
              : Halves.none();
      MethodInstrumenter.instrument(method, placement, comparisons, basePc, probes, halves);
    }
    Mark mark = settings.marks.of(className, superName, method.name, method.desc);
    if (mark != null && economy.marked(signature)) {
      MarkedMethod.mark(method, mark, frames);
    }
    return new InstrumentedMethod(method, flags, basePc, placement.blocks, placement.edges);
  }

  /**
   * Whether an annotation says that what carries it was generated: its simple name contains {@code
   * Generated}, the rule of the field (JaCoCo, Lombok, Immutables).
   */
  static boolean marksGenerated(String annotationDescriptor) {
    int end =
        Math.max(annotationDescriptor.lastIndexOf('/'), annotationDescriptor.lastIndexOf('$'));
    return annotationDescriptor.indexOf("Generated", end + 1) >= 0;
  }

  /** Its name and descriptor. */
  String signature() {
    return name + descriptor;
  }

  /** Number of its blocks and split edges: as many probes has it if it has any. */
  int probes() {
    return blocks.size() + edges.size();
  }

  /** Bytes of its code without probes. */
  int size() {
    return size;
  }

  /** Takes note that the JVM no longer compiles it. */
  void outgrowCompiler() {
    flags |= BlockTableLayout.METHOD_NOT_COMPILED;
  }

  /** Whether it has a flag of the block table. */
  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Whether it was left alone for want of space. */
  boolean isLeftAlone() {
    return has(BlockTableLayout.METHOD_NOT_PROBED);
  }

  void writeTo(ClassEntry entry) {
    entry.method(access, flags, name, descriptor, basePc, probes());
    for (Block block : blocks) {
      entry.block(block.bci, block.flags, block.instructions, block.lineRuns, block.successors);
    }
    for (Edge edge : edges) {
      int[] line = {edge.source.lastLine(), 0};
      int[] target = {edge.targetOrdinal};
      entry.block(edge.source.lastBci, BlockTableLayout.BLOCK_EDGE, 0, line, target);
    }
  }

  private static boolean anyMarksGenerated(List<AnnotationNode> annotations) {
    if (annotations != null) {
      for (AnnotationNode each : annotations) {
        if (marksGenerated(each.desc)) {
          return true;
        }
      }
    }
    return false;
  }
}
