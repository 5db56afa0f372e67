package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcov4j.runtime.record.Recorder;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

class HalvesTest implements Opcodes {
  /** Blocks: the start, the loop's head, its body, the end. */
  @ParameterizedTest
  @CsvSource({
    // With all of them in halves it has 325 bytes.
    "251, tryEnter enter, tryTrace trace, tryTrace trace, tryTrace trace",
    // So it has with the loop's and the first, with the first only.
    "262, tryEnter enter, tryTrace trace, tryTrace trace, trace",
    "263, tryEnter enter, trace, trace, trace",
    "284, tryEnter enter, trace, trace, trace",
    "285, enter, trace, trace, trace",
    "293, enter, trace, trace, trace",
    // It has more than that anyway.
    "294, tryEnter enter, tryTrace trace, tryTrace trace, trace",
    // The same for 8,000.
    "7937, tryEnter enter, tryTrace trace, tryTrace trace, trace",
    "7938, tryEnter enter, trace, trace, trace",
    "7959, tryEnter enter, trace, trace, trace",
    "7960, enter, trace, trace, trace",
  })
  void probesShouldBeInHalvesWhereTheMethodOutgrowsNothing(
      int bytes, String entry, String head, String body, String end) {
    List<String> calls = calls(bytes, ProbeSettings.DEFAULT);
    assertThat(String.join(" ", calls)).isEqualTo(String.join(" ", entry, head, body, end));
  }

  @Test
  void onlyTheFirstBlocksProbeShouldBeInHalvesWhereThereIsAGate() {
    List<String> expected = List.of("tryEnter", "enter", "trace", "trace", "trace");
    assertThat(calls(100, ProbeSettings.DEFAULT.withGate(true))).isEqualTo(expected);
    int later = Recorder.FIRST_GENERATION + 1;
    assertThat(calls(100, ProbeSettings.DEFAULT.withGeneration(later))).isEqualTo(expected);
  }

  /** Of an edge to the loop, and of one within it, not of the one that leaves it. */
  @Test
  void probesOfEdgesShouldBeAsThoseOfTheBlocksTheyLeadTo() {
    ProbeSettings edges = new ProbeSettings(true, ProbeSettings.DEFAULT.marks);
    byte[] bytes =
        Classes.make(
            V1_8, "t/T", writer -> Classes.method(writer, "m", "(I)V", HalvesTest::twoWaysBack));
    assertThat(calls(bytes, edges))
        .containsExactly(
            "tryEnter",
            "enter", // start
            "tryTrace",
            "trace", // head
            "tryTrace",
            "trace", // body
            "trace", // from the body to the end
            "trace", // end
            "trace", // from the head to the end
            "tryTrace",
            "trace"); // from the body to the head
  }

  private static List<String> calls(int bytes, ProbeSettings settings) {
    byte[] made =
        Classes.make(
            V1_8, "t/T", writer -> Classes.method(writer, "m", "(I)V", code -> loop(code, bytes)));
    return calls(made, settings);
  }

  private static List<String> calls(byte[] bytes, ProbeSettings settings) {
    ClassNode node = new ClassNode();
    byte[] probed = new ClassInstrumenter(bytes, settings).bytes();
    Classes.check(probed);
    new ClassReader(probed).accept(node, 0);
    List<String> calls = new ArrayList<>();
    node.methods
        .get(0)
        .instructions
        .forEach(
            each -> {
              if (each instanceof MethodInsnNode call) {
                calls.add(call.name);
              }
            });
    return calls;
  }

  private static void loop(MethodVisitor code, int bytes) {
    Label head = new Label();
    Label end = new Label();
    for (int i = 0; i < bytes - 11; i++) {
      code.visitInsn(NOP);
    }
    code.visitLabel(head);
    code.visitVarInsn(ILOAD, 0);
    code.visitJumpInsn(IFEQ, end);
    code.visitIincInsn(0, -1);
    code.visitJumpInsn(GOTO, head);
    code.visitLabel(end);
    code.visitInsn(RETURN);
  }

  private static void twoWaysBack(MethodVisitor code) {
    Label head = new Label();
    Label end = new Label();
    for (int i = 0; i < 325; i++) {
      code.visitInsn(NOP);
    }
    code.visitLabel(head);
    code.visitVarInsn(ILOAD, 0);
    code.visitJumpInsn(IFEQ, end);
    code.visitIincInsn(0, -1);
    code.visitVarInsn(ILOAD, 0);
    code.visitJumpInsn(IFGT, head);
    code.visitLabel(end);
    code.visitInsn(RETURN);
  }
}
