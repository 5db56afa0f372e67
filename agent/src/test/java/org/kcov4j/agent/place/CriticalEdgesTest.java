package org.kcov4j.agent.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

class CriticalEdgesTest implements Opcodes {
  private final Label a = new Label();
  private final Label b = new Label();

  @Test
  void anEdgeShouldBeSplitOnlyBetweenABranchAndAJoin() {
    // 0: if -> 2 | 1: nop | 2: return; of 0's edges the jump could not be told from 1's.
    assertThat(
            edges(
                code -> {
                  code.visitInsn(ICONST_0);
                  code.visitJumpInsn(IFEQ, a);
                  code.visitInsn(NOP);
                  code.visitLabel(a);
                  code.visitInsn(RETURN);
                }))
        .containsExactly("0 jumps to 2");
  }

  @Test
  void theReturnOfASubroutineShouldCountAsAWayIn() {
    // 0: if -> 2 | 1: jsr 3 | 2: return | 3: ret; 2 follows 0 and the subroutine.
    assertThat(
            edges(
                code -> {
                  code.visitInsn(ICONST_0);
                  code.visitJumpInsn(IFEQ, a);
                  code.visitJumpInsn(JSR, b);
                  code.visitLabel(a);
                  code.visitInsn(RETURN);
                  code.visitLabel(b);
                  code.visitVarInsn(ASTORE, 0);
                  code.visitVarInsn(RET, 0);
                }))
        .containsExactly("0 jumps to 2");
  }

  private static List<String> edges(Consumer<MethodNode> content) {
    MethodNode method = new MethodNode(ACC_STATIC, "m", "()V", null, null);
    content.accept(method);
    List<Block> blocks = ControlFlow.blocks(method, new int[method.instructions.size()]);
    return CriticalEdges.split(blocks).stream()
        .map(
            edge ->
                blocks.indexOf(edge.source)
                    + (edge.fallThrough ? " falls to " : " jumps to ")
                    + edge.targetOrdinal)
        .toList();
  }
}
