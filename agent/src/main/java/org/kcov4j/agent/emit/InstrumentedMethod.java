package org.kcov4j.agent.emit;

import java.util.Collections;
import java.util.List;
import org.kcov4j.agent.place.Block;
import org.kcov4j.agent.place.ControlFlow;
import org.kcov4j.agent.place.CriticalEdges;
import org.kcov4j.agent.place.Edge;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.PcHash;
import org.kcov4j.runtime.session.ClassEntry;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** What the block table says about a method. */
final class InstrumentedMethod {
  private final int access;
  private final String name;
  private final String descriptor;
  private final int flags;
  private final int basePc;
  private final List<Block> blocks;
  private final List<Edge> edges;

  private InstrumentedMethod(
      MethodNode method, int flags, int basePc, List<Block> blocks, List<Edge> edges) {
    access = method.access & 0xFFFF;
    name = method.name;
    descriptor = method.desc;
    this.flags = flags;
    this.basePc = basePc;
    this.blocks = blocks;
    this.edges = edges;
  }

  /** Finds the method's blocks and, unless it has no space for them, puts in their probes. */
  static InstrumentedMethod of(
      String className, CodeNode method, boolean probed, boolean frames, ProbeSettings settings) {
    int basePc = PcHash.base(className, method.name, method.desc);
    List<Block> blocks = ControlFlow.blocks(method, method.offsets());
    List<Edge> edges =
        settings.splitEdges ? CriticalEdges.split(blocks) : Collections.<Edge>emptyList();
    int flags = probed ? 0 : BlockTableLayout.METHOD_NOT_PROBED;
    if (anyMarksGenerated(method.visibleAnnotations)
        || anyMarksGenerated(method.invisibleAnnotations)) {
      flags |= BlockTableLayout.METHOD_GENERATED;
    }
    if (probed) {
      MethodInstrumenter.instrument(method, blocks, edges, basePc);
      if (settings.markClassInitializers && ClassInitializer.is(method)) {
        ClassInitializer.mark(method, frames);
      }
    }
    return new InstrumentedMethod(method, flags, basePc, blocks, edges);
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

  void writeTo(ClassEntry entry) {
    entry.method(access, flags, name, descriptor, basePc, blocks.size() + edges.size());
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
