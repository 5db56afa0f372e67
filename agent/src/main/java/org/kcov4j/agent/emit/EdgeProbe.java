package org.kcov4j.agent.emit;

import java.util.List;
import org.kcov4j.agent.place.Edge;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Puts a probe on an edge. On a fall-through it stands right behind the jump, where only the
 * fall-through comes by. Otherwise the jump goes to a stub behind all other code:
 *
 * <pre>
 * stub: probe
 *       goto target
 * </pre>
 */
final class EdgeProbe {
  private final MethodNode method;
  private final Edge edge;

  private EdgeProbe(MethodNode method, Edge edge) {
    this.method = method;
    this.edge = edge;
  }

  /** Inserts a probe once the method's frames are as they will be. */
  static void insert(MethodNode method, Edge edge, InsnList probe) {
    if (edge.fallThrough) {
      method.instructions.insert(edge.source.last, probe);
    } else {
      new EdgeProbe(method, edge).addStub(probe);
    }
  }

  private void addStub(InsnList probe) {
    LabelNode stub = new LabelNode();
    LabelNode target = redirect(stub);
    InsnList code = method.instructions;
    code.add(stub);
    int line = edge.source.lastLine();
    if (line != 0) {
      // A debugger that steps along the edge would see the method's last line.
      code.add(new LineNumberNode(line, stub));
    }
    FrameNode frame = frameBehind(target);
    if (frame != null) {
      code.add(Frames.copy(frame));
    }
    code.add(probe);
    code.add(new JumpInsnNode(Opcodes.GOTO, target));
  }

  /**
   * Makes the jump or switch go to the stub where it went to the target; returns the target's
   * label.
   */
  private LabelNode redirect(LabelNode stub) {
    AbstractInsnNode jump = edge.source.last;
    if (jump instanceof JumpInsnNode) {
      LabelNode target = ((JumpInsnNode) jump).label;
      ((JumpInsnNode) jump).label = stub;
      return target;
    }
    if (jump instanceof TableSwitchInsnNode) {
      TableSwitchInsnNode table = (TableSwitchInsnNode) jump;
      LabelNode target = redirect(table.labels, stub);
      if (leadsToTarget(table.dflt)) {
        target = table.dflt;
        table.dflt = stub;
      }
      return target;
    }
    LookupSwitchInsnNode lookup = (LookupSwitchInsnNode) jump;
    LabelNode target = redirect(lookup.labels, stub);
    if (leadsToTarget(lookup.dflt)) {
      target = lookup.dflt;
      lookup.dflt = stub;
    }
    return target;
  }

  private LabelNode redirect(List<LabelNode> labels, LabelNode stub) {
    LabelNode target = null;
    for (int i = 0; i < labels.size(); i++) {
      if (leadsToTarget(labels.get(i))) {
        target = labels.set(i, stub);
      }
    }
    return target;
  }

  private boolean leadsToTarget(LabelNode label) {
    return edge.targetLabels.contains(label);
  }

  private static FrameNode frameBehind(LabelNode label) {
    for (AbstractInsnNode node = label; node.getOpcode() < 0; node = node.getNext()) {
      if (node instanceof FrameNode) {
        return (FrameNode) node;
      }
    }
    return null;
  }
}
