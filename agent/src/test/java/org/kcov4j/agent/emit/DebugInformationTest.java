package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** What debuggers read of a class is as without its probes. */
class DebugInformationTest implements Opcodes {
  @Test
  void parametersAndTheFirstLineShouldBeThereFromTheStart() {
    MethodNode method = probed(ProbeSettings.DEFAULT, false, false);

    assertThat(variables(method)).containsEntry("parameter@0", 0);
    assertThat(lines(method).get(0)).isEqualTo("10@0");
    assertThat(lineNumbers(method)).containsExactly(10, 11, 12);
  }

  @Test
  void variablesOfTheMethodShouldBeginWhereTheyDid() {
    MethodNode method = probed(ProbeSettings.DEFAULT, false, false);

    // The context is in between, and is shown to nobody.
    assertThat(variables(method)).containsOnlyKeys("parameter@0", "own@2");
    assertThat(variables(method).get("own@2")).isPositive();
  }

  @Test
  void aLineThatJumpsLeadToShouldStayWhereTheyLead() {
    MethodNode method = probed(ProbeSettings.DEFAULT, true, false);

    assertThat(variables(method)).containsEntry("parameter@0", 0);
    assertThat(lines(method).get(0)).startsWith("10@").isNotEqualTo("10@0");
    assertThat(lineNumbers(method)).containsExactly(10, 11, 12);
  }

  @Test
  void aMarkedMethodShouldShowItsParametersFromTheStart() {
    ProbeSettings marked =
        new ProbeSettings(false, (className, superName, method, descriptor) -> Mark.INTERRUPT);
    assertThat(variables(probed(marked, false, false))).containsEntry("parameter@0", 0);
    assertThat(variables(probed(marked, true, false))).containsEntry("parameter@0", 0);
  }

  @Test
  void aSplitEdgeShouldBeOfTheLineThatItLeaves() {
    MethodNode method = probed(new ProbeSettings(true, ProbeSettings.DEFAULT.marks), false, true);

    // The edge's probe is behind all code, whose last line is another.
    assertThat(lineNumbers(method)).containsExactly(10, 11, 12, 10);
  }

  /** Line 10: condition, which line 12 may jump to; line 11: a variable; line 12: the end. */
  private static MethodNode probed(ProbeSettings settings, boolean loop, boolean critical) {
    byte[] bytes =
        Classes.make(
            V1_8,
            "t/T",
            writer ->
                Classes.method(
                    writer,
                    "m",
                    "(I)I",
                    code -> {
                      Label start = new Label();
                      Label declared = new Label();
                      Label last = new Label();
                      Label end = new Label();
                      code.visitLabel(start);
                      code.visitLineNumber(10, start);
                      code.visitVarInsn(ILOAD, 0);
                      code.visitJumpInsn(IFEQ, last);
                      Label second = new Label();
                      code.visitLabel(second);
                      code.visitLineNumber(11, second);
                      code.visitInsn(ICONST_3);
                      code.visitVarInsn(ISTORE, 1);
                      code.visitLabel(declared);
                      code.visitIincInsn(1, 1);
                      if (!critical) {
                        code.visitVarInsn(ILOAD, 1);
                        code.visitInsn(IRETURN);
                      }
                      code.visitLabel(last);
                      code.visitLineNumber(12, last);
                      if (loop) {
                        code.visitIincInsn(0, -1);
                        code.visitVarInsn(ILOAD, 0);
                        code.visitJumpInsn(IFNE, start);
                      }
                      code.visitInsn(ICONST_0);
                      code.visitInsn(IRETURN);
                      code.visitLabel(end);
                      code.visitLocalVariable("parameter", "I", null, start, end, 0);
                      code.visitLocalVariable("own", "I", null, declared, last, 1);
                    }));
    byte[] probed = new ClassInstrumenter(bytes, settings).bytes();
    Classes.check(probed);
    ClassNode type = new ClassNode();
    new ClassReader(probed).accept(type, 0);
    return type.methods.get(0);
  }

  /** How many instructions come before each variable's range, by name and slot. */
  private static Map<String, Integer> variables(MethodNode method) {
    Map<String, Integer> starts = new HashMap<>();
    for (LocalVariableNode each : method.localVariables) {
      starts.put(each.name + "@" + each.index, instructionsBefore(each.start));
    }
    return starts;
  }

  /** The lines, and how many instructions come before them. */
  private static List<String> lines(MethodNode method) {
    List<String> lines = new ArrayList<>();
    for (AbstractInsnNode each : method.instructions) {
      if (each instanceof LineNumberNode line) {
        lines.add(line.line + "@" + instructionsBefore(line.start));
      }
    }
    return lines;
  }

  private static List<Integer> lineNumbers(MethodNode method) {
    return lines(method).stream().map(each -> Integer.valueOf(each.split("@")[0])).toList();
  }

  private static int instructionsBefore(AbstractInsnNode label) {
    int count = 0;
    for (AbstractInsnNode each = label.getPrevious(); each != null; each = each.getPrevious()) {
      count += each.getOpcode() >= 0 ? 1 : 0;
    }
    return count;
  }
}
