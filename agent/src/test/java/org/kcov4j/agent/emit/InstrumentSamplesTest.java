package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ObjectStreamClass;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.agent.emit.Classes.BlockRow;
import org.kcov4j.agent.emit.Classes.MethodRow;
import org.kcov4j.agent.emit.Classes.Run;
import org.kcov4j.runtime.layout.PcHash;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

class InstrumentSamplesTest {
  /** Those of agents that came after others. */
  static final List<ProbeSettings> LATER =
      Stream.of(3, 100_001)
          .map(ProbeSettings.DEFAULT::withGeneration)
          .flatMap(each -> Stream.of(each, each.withGate(true), each.withComparisons(true)))
          .toList();

  private final byte[] original = Classes.bytes(Samples.class);
  private final ClassInstrumenter instrumenter =
      new ClassInstrumenter(original, ProbeSettings.DEFAULT);

  static Stream<Arguments> calls() {
    List<Arguments> all = new ArrayList<>();
    for (int x = -3; x < 12; x++) {
      for (String name :
          List.of(
              "straight",
              "loop",
              "spin",
              "choose",
              "dense",
              "create",
              "guarded",
              "lambdas",
              "interfaces",
              "logic")) {
        all.add(Arguments.of(name, new Object[] {x}));
      }
      all.add(Arguments.of("wide", new Object[] {(long) x, x, 1.5}));
    }
    for (String s : List.of("Aa", "BB", "C")) {
      all.add(Arguments.of("names", new Object[] {s}));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void statement26_shouldRecordAPathOfTheControlFlowGraphAndChangeNothing(
      String method, Object[] arguments) throws Exception {
    Run run = Classes.run(original, method, arguments);
    assertThat(run.thrown()).isNull();
    assertThat(run.result()).isEqualTo(plain(method, arguments));
    MethodRow row =
        Classes.table(instrumenter).values().stream()
            .filter(each -> each.name().equals(method))
            .findFirst()
            .orElseThrow();
    List<Integer> path =
        run.trace().stream()
            .filter(each -> each.startsWith(method + ":"))
            .map(each -> Integer.valueOf(each.substring(each.indexOf(':') + 1)))
            .toList();
    assertThat(run.trace()).noneMatch(each -> each.startsWith("unknown"));
    assertThat(path.get(0)).isZero();
    for (int i = 1; i < path.size(); i++) {
      int to = path.get(i);
      boolean handler = (row.blocks().get(to).flags() & 1) != 0;
      assertThat(handler || Arrays.stream(successors(row, path.get(i - 1))).anyMatch(s -> s == to))
          .as("edge %d of %s", i, path)
          .isTrue();
    }
    assertThat(row.blocks().get(path.get(path.size() - 1)).flags() & 4).as("returns").isEqualTo(4);
  }

  @Test
  void statement19_shouldRecordTheseBlocks() {
    assertThat(Classes.run(original, "straight", 1).trace()).containsExactly("straight:0");
    // i = 0 | i < n | sum += i | return
    assertThat(Classes.run(original, "loop", 2).trace())
        .containsExactly("loop:0", "loop:1", "loop:2", "loop:1", "loop:2", "loop:1", "loop:3");
    // The first block is the loop.
    assertThat(Classes.run(original, "spin", 3).trace())
        .containsExactly("spin:0", "spin:0", "spin:0", "spin:1");
    assertThat(Classes.run(original, "choose", 2).trace()).containsExactly("choose:0", "choose:1");
    assertThat(Classes.run(original, "dense", 0).trace())
        .containsExactly("dense:0", "dense:1", "dense:2", "dense:6");
  }

  @Test
  void everyClassShouldPassTheVerifiers() throws Exception {
    for (Class<?> each :
        List.of(
            Samples.class,
            Samples.Base.class,
            Samples.Derived.class,
            Samples.WithCode.class,
            ClassInstrumenter.class,
            ClassReader.class,
            org.objectweb.asm.MethodVisitor.class,
            org.objectweb.asm.tree.MethodNode.class,
            Pattern.class,
            HashMap.class,
            java.util.concurrent.ConcurrentHashMap.class,
            java.util.Formatter.class,
            java.math.BigInteger.class)) {
      byte[] bytes =
          each.getClassLoader() == null
              ? Class.class
                  .getResourceAsStream("/" + each.getName().replace('.', '/') + ".class")
                  .readAllBytes()
              : Classes.bytes(each);
      ClassInstrumenter done = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
      Classes.check(done.bytes());
      for (ProbeSettings settings : LATER) {
        Classes.check(new ClassInstrumenter(bytes, settings).bytes());
      }
      int instructions = 0;
      ClassNode node = new ClassNode();
      new ClassReader(bytes).accept(node, 0);
      for (MethodNode method : node.methods) {
        for (var insn : method.instructions) {
          instructions += insn.getOpcode() >= 0 ? 1 : 0;
        }
      }
      // No javac leaves unreachable code in these.
      assertThat(Classes.table(done).values().stream().mapToInt(MethodRow::instructions).sum())
          .as(each.getName())
          .isEqualTo(instructions);
    }
  }

  @Test
  void shouldAddNoMembersAndKeepTheSerialVersion() throws Exception {
    Class<?> probed =
        Class.forName(Samples.class.getName(), true, new Classes.Loader(instrumenter.bytes()));
    assertThat(probed).isNotSameAs(Samples.class);
    assertThat(members(probed)).isEqualTo(members(Samples.class));
    assertThat(ObjectStreamClass.lookup(probed).getSerialVersionUID())
        .isEqualTo(ObjectStreamClass.lookup(Samples.class).getSerialVersionUID());
  }

  @Test
  void statement28_theSameBytecodeShouldGiveTheSameBytes() {
    assertThat(new ClassInstrumenter(original, ProbeSettings.DEFAULT).bytes())
        .isEqualTo(instrumenter.bytes());
    MethodRow row = Classes.table(instrumenter).get("loop(I)I");
    assertThat(row.basePc())
        .isEqualTo(PcHash.base("org/kcov4j/agent/emit/Samples", "loop", "(I)I"));
  }

  @Test
  void statement29_blocksShouldStandWhereTheDisassemblerSaysTheyDo() {
    Map<String, List<Integer>> offsets = new HashMap<>();
    Map<String, TreeSet<Integer>> targets = new HashMap<>();
    disassemble(offsets, targets);
    int compared = 0;
    for (MethodRow row : Classes.table(instrumenter).values()) {
      if (row.name().startsWith("<") || row.name().contains("$")) {
        continue;
      }
      List<Integer> all = offsets.get(row.name());
      List<Integer> leaders = new ArrayList<>();
      int at = 0;
      for (BlockRow block : row.blocks()) {
        assertThat(block.bci()).as(row.name()).isEqualTo(all.get(at));
        leaders.add(block.bci());
        at += block.instructions();
        int onLines = 0;
        for (int i = 1; i < block.lines().length; i += 2) {
          assertThat(block.lines()[i - 1]).isPositive();
          onLines += block.lines()[i];
        }
        assertThat(onLines).isEqualTo(block.instructions());
      }
      assertThat(at).isEqualTo(all.size());
      assertThat(leaders).as(row.name()).containsAll(targets.get(row.name()));
      compared++;
    }
    assertThat(compared).isGreaterThan(12);
  }

  @Test
  void localVariablesAndTheirAnnotationsShouldMoveTogether() {
    MethodNode before = method(original, "wide");
    MethodNode after = method(instrumenter.bytes(), "wide");
    assertThat(before.localVariables).hasSizeGreaterThan(5);
    int parameters = 5;
    Map<String, Integer> moved = new HashMap<>();
    for (LocalVariableNode each : after.localVariables) {
      moved.put(each.name, each.index);
    }
    for (LocalVariableNode each : before.localVariables) {
      assertThat(moved.get(each.name))
          .as(each.name)
          .isEqualTo(each.index < parameters ? each.index : each.index + 1);
    }
    List<LocalVariableAnnotationNode> marks = after.invisibleLocalVariableAnnotations;
    assertThat(marks).hasSize(2);
    assertThat(marks.stream().map(each -> each.index.get(0)))
        .containsExactlyInAnyOrder(moved.get("i"), moved.get("d"));
  }

  private int[] successors(MethodRow row, int block) {
    return row.blocks().get(block).successors();
  }

  private static Object plain(String name, Object[] arguments) throws Exception {
    for (Method each : Samples.class.getDeclaredMethods()) {
      if (each.getName().equals(name)) {
        return each.invoke(null, arguments);
      }
    }
    return fail("no method " + name);
  }

  private static List<String> members(Class<?> type) {
    List<String> all = new ArrayList<>();
    Stream.of(type.getDeclaredFields()).forEach(each -> all.add(each.toString()));
    Stream.of(type.getDeclaredMethods()).forEach(each -> all.add(each.toString()));
    Stream.of(type.getDeclaredConstructors()).forEach(each -> all.add(each.toString()));
    Stream.of(type.getDeclaredClasses()).forEach(each -> all.add(each.getName()));
    all.add(type.getModifiers() + " " + type.getSuperclass() + List.of(type.getInterfaces()));
    return all.stream().sorted().toList();
  }

  private static MethodNode method(byte[] bytes, String name) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, 0);
    return node.methods.stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
  }

  private static void disassemble(
      Map<String, List<Integer>> offsets, Map<String, TreeSet<Integer>> targets) {
    StringWriter out = new StringWriter();
    String file =
        Path.of(URI.create(Samples.class.getResource("Samples.class").toString())).toString();
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    assertThat(javap.run(new PrintWriter(out), new PrintWriter(out), "-c", "-p", file)).isZero();
    Pattern header = Pattern.compile("^  [^ ].* (\\S+)\\(.*;$");
    Pattern instruction = Pattern.compile("^ +(\\d+): ([a-z]\\w*)(?: +(\\d+)$)?.*$");
    Pattern label = Pattern.compile("^ +(?:\\d+|default): (\\d+)$");
    String name = null;
    for (String line : out.toString().split("\\R")) {
      Matcher m = header.matcher(line);
      if (m.matches()) {
        name = m.group(1);
        offsets.put(name, new ArrayList<>());
        targets.put(name, new TreeSet<>());
        continue;
      }
      m = label.matcher(line);
      if (m.matches()) {
        targets.get(name).add(Integer.valueOf(m.group(1)));
        continue;
      }
      m = instruction.matcher(line);
      if (m.matches()) {
        offsets.get(name).add(Integer.valueOf(m.group(1)));
        if (m.group(2).startsWith("if") || m.group(2).startsWith("goto")) {
          targets.get(name).add(Integer.valueOf(m.group(3)));
        }
      }
    }
  }
}
