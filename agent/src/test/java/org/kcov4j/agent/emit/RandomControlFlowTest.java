package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.internal.instr.InstrSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.agent.emit.Classes.Run;
import org.kcov4j.agent.original.Original;
import org.kcov4j.agent.original.OriginalsTest;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Random methods made of units: each is one basic block that says at run time which one it is. So
 * the program itself predicts what its probes must record.
 */
public class RandomControlFlowTest implements Opcodes {
  private static final String SELF = "org/kcov4j/agent/emit/RandomControlFlowTest";
  private static final List<Integer> HITS = new ArrayList<>();
  private static Random choices;

  /** Ends a run that went on for long enough. */
  public static final class Enough extends Error {}

  /** Called by each unit. */
  public static void hit(int unit) {
    HITS.add(unit);
    if (HITS.size() == 300) {
      throw new Enough();
    }
  }

  /** Called by each unit that decides something. */
  public static int choose() {
    return choices.nextInt(6) - 1;
  }

  private static byte[] make(int version, long shape) {
    return Classes.make(
        version,
        "t/T",
        writer -> Classes.method(writer, "m", "(IJ)V", code -> generate(code, shape)));
  }

  @ParameterizedTest
  @ValueSource(ints = {V1_1, V1_4, V1_5, V1_8, V17})
  void recordedBlocksShouldBeThoseThatRan(int version) {
    long seed = System.nanoTime();
    System.out.println("RandomControlFlowTest seed " + seed + " version " + version);
    Random random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      long shape = random.nextLong();
      byte[] bytes = make(version, shape);
      ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
      List<Boolean> reachable = reachable(shape);
      assertThat(Classes.table(instrumenter).get("m(IJ)V").blocks())
          .as("seed %d method %d", seed, i)
          .hasSize((int) reachable.stream().filter(each -> each).count());
      HITS.clear();
      choices = new Random(shape);
      Run run =
          Classes.run(instrumenter, new Classes.Loader(instrumenter.bytes()), "m", 7, 1L << 40);
      List<String> expected = new ArrayList<>();
      for (int unit : HITS) {
        expected.add("m:" + reachable.subList(0, unit).stream().filter(each -> each).count());
      }
      assertThat(run.trace()).as("seed %d method %d", seed, i).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {V1_4, V1_8, V17})
  void recordedBlocksShouldBeThoseThatRanWhereAnotherAgentCameFirst(int version)
      throws IOException {
    long seed = System.nanoTime();
    System.out.println("RandomControlFlowTest seed " + seed + " version " + version);
    Random random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      long shape = random.nextLong();
      byte[] bytes = make(version, shape);
      ClassInstrumenter alone = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
      Original original = OriginalsTest.rewritten(bytes);
      byte[] rewritten = new Instrumenter(RandomControlFlowTest::probes).instrument(bytes, "t/T");
      ClassInstrumenter second = new ClassInstrumenter(rewritten, original, ProbeSettings.DEFAULT);
      assertThat(Classes.table(second))
          .as("seed %d method %d", seed, i)
          .usingRecursiveComparison()
          .isEqualTo(Classes.table(alone));
      assertThat(trace(second, shape))
          .as("seed %d method %d", seed, i)
          .isEqualTo(trace(alone, shape));
    }
  }

  private static List<String> trace(ClassInstrumenter instrumenter, long shape) {
    HITS.clear();
    choices = new Random(shape);
    return Classes.run(instrumenter, new Classes.Loader(instrumenter.bytes()), "m", 7, 1L << 40)
        .trace();
  }

  /** Where JaCoCo keeps what ran: here nobody wants to know. */
  private static int probes(long classId, String name, int count, MethodVisitor code) {
    InstrSupport.push(code, count);
    code.visitIntInsn(NEWARRAY, T_BOOLEAN);
    return 1;
  }

  /** What a unit ends with: where it may go, and whether an exception may leave it. */
  private record Unit(int kind, int[] targets, boolean handler) {}

  /** A range of units and the unit that handles ArithmeticException in it. */
  private record Guard(int from, int to, int handler) {}

  private record Shape(List<Unit> units, List<Guard> guards) {}

  private static Shape shape(long seed) {
    Random random = new Random(seed);
    int n = 2 + random.nextInt(25);
    int handlers = random.nextInt(3);
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int kind = i == n - 1 ? 4 : random.nextInt(7);
      int[] targets = new int[kind == 2 || kind == 3 ? 1 + random.nextInt(5) : 1];
      for (int t = 0; t < targets.length; t++) {
        targets[t] = random.nextInt(Math.max(1, n - handlers));
      }
      units.add(new Unit(kind, targets, i > 0 && i >= n - handlers));
    }
    List<Guard> guards = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (units.get(i).handler) {
        int from = random.nextInt(n);
        guards.add(new Guard(from, from + 1 + random.nextInt(n - from), i));
      }
    }
    return new Shape(units, guards);
  }

  private static int[] next(Shape shape, int i) {
    Unit unit = shape.units.get(i);
    List<Integer> next = new ArrayList<>();
    if (unit.kind != 4 && unit.kind != 6) {
      for (int each : unit.targets) {
        next.add(each);
      }
    }
    // A conditional jump falls through to the unit behind it, unless that is a handler.
    if ((unit.kind == 0 || unit.kind == 5) && !shape.units.get(i + 1).handler) {
      next.add(i + 1);
    }
    for (Guard guard : shape.guards) {
      if (guard.from <= i && i < guard.to) {
        next.add(guard.handler);
      }
    }
    return next.stream().mapToInt(each -> each).toArray();
  }

  private static List<Boolean> reachable(long seed) {
    Shape shape = shape(seed);
    boolean[] reached = new boolean[shape.units.size()];
    List<Integer> open = new ArrayList<>(List.of(0));
    while (!open.isEmpty()) {
      int i = open.remove(open.size() - 1);
      if (!reached[i]) {
        reached[i] = true;
        for (int each : next(shape, i)) {
          open.add(each);
        }
      }
    }
    List<Boolean> result = new ArrayList<>();
    for (boolean each : reached) {
      result.add(each);
    }
    return result;
  }

  private static void generate(MethodVisitor code, long seed) {
    Shape shape = shape(seed);
    int n = shape.units.size();
    Label[] labels = new Label[n + 1];
    for (int i = 0; i <= n; i++) {
      labels[i] = new Label();
    }
    for (Guard guard : shape.guards) {
      code.visitTryCatchBlock(
          labels[guard.from],
          labels[guard.to],
          labels[guard.handler],
          "java/lang/ArithmeticException");
    }
    for (int i = 0; i < n; i++) {
      Unit unit = shape.units.get(i);
      Label target = labels[unit.targets[0]];
      code.visitLabel(labels[i]);
      if (unit.handler) {
        code.visitInsn(POP);
      }
      code.visitIntInsn(SIPUSH, i);
      code.visitMethodInsn(INVOKESTATIC, SELF, "hit", "(I)V", false);
      switch (unit.kind) {
        case 0, 5:
          choose(code);
          if (shape.units.get(i + 1).handler) {
            code.visitInsn(POP);
            code.visitJumpInsn(GOTO, target);
          } else {
            code.visitJumpInsn(unit.kind == 0 ? IFGT : IFLE, target);
          }
          break;
        case 1:
          code.visitJumpInsn(GOTO, target);
          break;
        case 2:
          choose(code);
          code.visitTableSwitchInsn(0, unit.targets.length - 1, target, labels(labels, unit));
          break;
        case 3:
          choose(code);
          int[] keys = new int[unit.targets.length];
          for (int k = 0; k < keys.length; k++) {
            keys[k] = k - 1;
          }
          code.visitLookupSwitchInsn(target, keys, labels(labels, unit));
          break;
        case 4:
          code.visitInsn(RETURN);
          break;
        default:
          code.visitTypeInsn(NEW, "java/lang/ArithmeticException");
          code.visitInsn(DUP);
          code.visitMethodInsn(
              INVOKESPECIAL, "java/lang/ArithmeticException", "<init>", "()V", false);
          code.visitInsn(ATHROW);
      }
    }
    code.visitLabel(labels[n]);
  }

  private static void choose(MethodVisitor code) {
    code.visitMethodInsn(INVOKESTATIC, SELF, "choose", "()I", false);
  }

  private static Label[] labels(Label[] all, Unit unit) {
    Label[] chosen = new Label[unit.targets.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = all[unit.targets[i]];
    }
    return chosen;
  }
}
