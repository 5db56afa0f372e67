package org.kcov4j.agent.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** In these tests an instruction's bytecode index is ten times its number. */
class ControlFlowTest implements Opcodes {
  private static final Label A = new Label();

  @Test
  void aMethodWithoutJumpsShouldBeOneBlock() {
    List<Block> blocks =
        blocks(
            code -> {
              code.visitInsn(ICONST_0);
              code.visitMethodInsn(INVOKESTATIC, "a/B", "c", "(I)V", false);
              code.visitInsn(RETURN);
            });
    assertThat(text(blocks)).containsExactly("0+3 R");
  }

  @Test
  void everyConditionalJumpShouldEndABlockAndHaveTwoSuccessors() {
    int[] jumps = {
      IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT,
      IF_ICMPLE, IF_ACMPEQ, IF_ACMPNE, IFNULL, IFNONNULL
    };
    for (int jump : jumps) {
      List<Block> blocks =
          blocks(
              code -> {
                Label end = new Label();
                code.visitInsn(NOP);
                code.visitJumpInsn(jump, end);
                code.visitInsn(NOP);
                code.visitLabel(end);
                code.visitInsn(RETURN);
              });
      assertThat(text(blocks)).as("opcode %d", jump).containsExactly("0+2 2 1", "20+1 2", "30+1 R");
    }
  }

  @Test
  void aJumpToTheNextInstructionShouldHaveTwoSuccessorsThatAreOne() {
    List<Block> blocks =
        blocks(
            code -> {
              Label next = new Label();
              code.visitJumpInsn(IFEQ, next);
              code.visitLabel(next);
              code.visitInsn(RETURN);
            });
    assertThat(text(blocks)).containsExactly("0+1 1 1", "10+1 R");
  }

  @Test
  void everyReturnAndThrowShouldEndABlock() {
    for (int end : new int[] {IRETURN, LRETURN, FRETURN, DRETURN, ARETURN, RETURN, ATHROW}) {
      List<Block> blocks =
          blocks(
              code -> {
                Label other = new Label();
                code.visitJumpInsn(IFEQ, other);
                code.visitInsn(end);
                code.visitLabel(other);
                code.visitInsn(RETURN);
              });
      assertThat(text(blocks))
          .containsExactly("0+1 2 1", "10+1 " + (end == ATHROW ? "T" : "R"), "20+1 R");
    }
  }

  @Test
  void gotoShouldHaveOneSuccessorAndUnreachableCodeNone() {
    List<Block> blocks =
        blocks(
            code -> {
              Label end = new Label();
              Label dead = new Label();
              code.visitJumpInsn(GOTO, end);
              code.visitLabel(dead);
              code.visitInsn(NOP);
              code.visitJumpInsn(GOTO, dead);
              code.visitLabel(end);
              code.visitInsn(RETURN);
            });
    assertThat(text(blocks)).containsExactly("0+1 1", "30+1 R");
  }

  @Test
  void switchesShouldHaveDistinctSuccessors() {
    for (boolean table : new boolean[] {true, false}) {
      List<Block> blocks =
          blocks(
              code -> {
                Label one = new Label();
                Label two = new Label();
                Label[] labels = {two, one, two, one};
                if (table) {
                  code.visitTableSwitchInsn(0, 3, one, labels);
                } else {
                  code.visitLookupSwitchInsn(one, new int[] {1, 20, 300, 4000}, labels);
                }
                code.visitLabel(one);
                code.visitInsn(NOP);
                code.visitLabel(two);
                code.visitInsn(RETURN);
              });
      assertThat(text(blocks)).containsExactly("0+1 2 1", "10+1 2", "20+1 R");
    }
  }

  @Test
  void theFirstInstructionMayBeALoop() {
    List<Block> blocks =
        blocks(
            code -> {
              Label loop = new Label();
              code.visitLabel(loop);
              code.visitInsn(NOP);
              code.visitJumpInsn(IFEQ, loop);
              code.visitInsn(RETURN);
            });
    assertThat(text(blocks)).containsExactly("0+2 0 1", "20+1 R");
  }

  @Test
  void aHandlerShouldBeReachedIfAnyInstructionOfItsRangeIs() {
    List<Block> blocks =
        blocks(
            code -> {
              Label from = new Label();
              Label to = new Label();
              Label handler = new Label();
              Label deadFrom = new Label();
              Label deadTo = new Label();
              Label deadHandler = new Label();
              code.visitTryCatchBlock(from, to, handler, null);
              code.visitTryCatchBlock(deadFrom, deadTo, deadHandler, null);
              code.visitInsn(NOP);
              code.visitInsn(NOP);
              code.visitLabel(from);
              code.visitInsn(NOP);
              code.visitLabel(to);
              code.visitInsn(RETURN);
              code.visitLabel(deadFrom);
              code.visitInsn(NOP);
              code.visitInsn(RETURN);
              code.visitLabel(deadTo);
              code.visitLabel(handler);
              code.visitInsn(ATHROW);
              code.visitLabel(deadHandler);
              code.visitInsn(ATHROW);
            });
    assertThat(text(blocks)).containsExactly("0+4 R", "60+1 HT");
  }

  @Test
  void aHandlerShouldNotBeReachedFromTheInstructionsBesideItsRange() {
    List<Block> blocks =
        blocks(
            code -> {
              Label before = new Label();
              Label from = new Label();
              Label handler = new Label();
              code.visitTryCatchBlock(from, handler, handler, null);
              code.visitJumpInsn(IFEQ, before);
              code.visitLabel(before);
              code.visitInsn(RETURN);
              code.visitLabel(from);
              code.visitInsn(NOP);
              code.visitLabel(handler);
              code.visitInsn(ATHROW);
            });
    assertThat(text(blocks)).containsExactly("0+1 1 1", "10+1 R");
  }

  @Test
  void subroutinesShouldBeCutAndReached() {
    List<Block> blocks =
        blocks(
            code -> {
              Label sub = new Label();
              code.visitJumpInsn(JSR, sub);
              code.visitInsn(RETURN);
              code.visitLabel(sub);
              code.visitVarInsn(ASTORE, 1);
              code.visitVarInsn(RET, 1);
            });
    assertThat(text(blocks)).containsExactly("0+1 2", "10+1 R", "20+2");
  }

  @Test
  void linesShouldBeCountedByRuns() {
    List<Block> blocks =
        blocks(
            code -> {
              code.visitInsn(NOP);
              line(code, 5);
              code.visitInsn(NOP);
              code.visitInsn(NOP);
              line(code, 6);
              code.visitInsn(NOP);
              line(code, 5);
              line(code, 5);
              code.visitInsn(NOP);
              code.visitJumpInsn(GOTO, A);
              line(code, 65_535);
              code.visitLabel(A);
              code.visitInsn(RETURN);
            });
    assertThat(blocks.get(0).lineRuns).containsExactly(0, 1, 5, 2, 6, 1, 5, 2);
    assertThat(blocks.get(1).lineRuns).containsExactly(65_535, 1);
  }

  private static void line(MethodNode code, int line) {
    Label start = new Label();
    code.visitLabel(start);
    code.visitLineNumber(line, start);
  }

  private static List<Block> blocks(Consumer<MethodNode> content) {
    MethodNode method = new MethodNode(ACC_STATIC, "m", "()V", null, null);
    content.accept(method);
    int[] offsets = new int[method.instructions.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = 10 * i;
    }
    return ControlFlow.blocks(method, offsets);
  }

  /** {@code bci+instructions [flags] successors}. */
  private static List<String> text(List<Block> blocks) {
    return blocks.stream()
        .map(
            block -> {
              StringBuilder text = new StringBuilder(block.bci + "+" + block.instructions);
              if (block.flags != 0) {
                text.append(' ');
                text.append((block.flags & 1) != 0 ? "H" : "");
                text.append((block.flags & 4) != 0 ? "R" : "");
                text.append((block.flags & 8) != 0 ? "T" : "");
              }
              for (int each : block.successors) {
                text.append(' ').append(each);
              }
              return text.toString();
            })
        .toList();
  }
}
