package org.kcov4j.agent.emit;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;

/**
 * A probe as one node of a method's tree, which is written as the instructions it stands for. There
 * are so many of them that a node for each instruction is what instrumenting would spend its time
 * with.
 */
abstract class ProbeNode extends AbstractInsnNode {
  ProbeNode() {
    // An instruction, for who looks for the next one.
    super(Opcodes.NOP);
  }

  /** The probe of a method that is one block. */
  static InsnList onlyBlock(Probes probes, long block, boolean inHalves) {
    return alone(
        new ProbeNode() {
          @Override
          public void accept(MethodVisitor code) {
            probes.addOnlyBlock(block, inHalves, code);
          }
        });
  }

  /** The probe of the first block, which also fetches the context. */
  static InsnList firstBlock(Probes probes, int variable, long block, boolean inHalves) {
    return alone(
        new ProbeNode() {
          @Override
          public void accept(MethodVisitor code) {
            probes.addFirstBlock(variable, block, inHalves, code);
          }
        });
  }

  /** What fetches the context where the first block has a probe of its own. */
  static InsnList context(int variable) {
    return alone(
        new ProbeNode() {
          @Override
          public void accept(MethodVisitor code) {
            Probes.addContext(variable, code);
          }
        });
  }

  /** The probe of any other block. */
  static InsnList block(Probes probes, int variable, long block, boolean inHalves) {
    return alone(
        new ProbeNode() {
          @Override
          public void accept(MethodVisitor code) {
            probes.addBlock(variable, block, inHalves, code);
          }
        });
  }

  private static InsnList alone(ProbeNode probe) {
    InsnList code = new InsnList();
    code.add(probe);
    return code;
  }

  @Override
  public int getType() {
    return INSN;
  }

  @Override
  public AbstractInsnNode clone(Map<LabelNode, LabelNode> labels) {
    throw new UnsupportedOperationException("a probe is put in once");
  }
}
