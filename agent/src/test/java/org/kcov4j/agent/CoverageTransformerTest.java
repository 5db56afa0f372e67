package org.kcov4j.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.agent.emit.Classes;
import org.kcov4j.agent.log.AgentLog;
import org.kcov4j.agent.log.LogLevel;
import org.kcov4j.agent.original.Originals;
import org.kcov4j.agent.select.ClassFilter;
import org.kcov4j.agent.select.Wildcards;
import org.kcov4j.runtime.session.Session;
import org.kcov4j.runtime.session.SessionFacts;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.slf4j.Logger;

class CoverageTransformerTest {
  @TempDir Path directory;

  private final ClassLoader loader = getClass().getClassLoader();
  private Session session;
  private CoverageTransformer transformer;

  @BeforeEach
  void make() throws IOException {
    session = Session.create(directory.toFile(), new SessionFacts(), message -> {});
    Logger log =
        AgentLog.toFile(LogLevel.WARN, directory.resolve("log").toFile()).getLogger("test");
    ClassFilter filter =
        new ClassFilter(Wildcards.of("t.*"), Wildcards.of("t.X"), Wildcards.NONE, false);
    ClassDump dump = new ClassDump(directory.resolve("dump").toFile(), log);
    transformer =
        new CoverageTransformer(
            filter,
            new org.kcov4j.agent.interrupt.InterruptMethods(java.util.List.of(), true, true, false),
            org.kcov4j.agent.emit.ProbeSettings.DEFAULT,
            Originals.startingAt(new Class<?>[0], filter),
            session,
            dump,
            log);
  }

  @Test
  void statement29_aClassShouldBeInTheTableBeforeItIsHandedOut() throws IOException {
    byte[] bytes = Classes.make(Opcodes.V1_8, "t/T", CoverageTransformerTest::method);
    byte[] probed = transform("t/T", bytes);
    assertThat(probed).isNotNull().isNotEqualTo(bytes);
    assertThat(metadata("blocks.meta")).contains("t/T").contains("()V");
    assertThat(directory.resolve("dump/original/t/T.class")).hasBinaryContent(bytes);
    assertThat(directory.resolve("dump/instrumented/t/T.class")).hasBinaryContent(probed);
    assertThat(log()).isEmpty();
  }

  @Test
  void statement27_whatIsExcludedShouldBeLeftAlone() throws IOException {
    byte[] bytes = Classes.make(Opcodes.V1_8, "t/X", CoverageTransformerTest::method);
    assertThat(transform("t/X", bytes)).isNull();
    assertThat(transform(null, bytes)).isNull();
    assertThat(transformer.transform(null, "t/T", null, null, bytes)).isNull();
    assertThat(metadata("blocks.meta")).doesNotContain("t/X");
  }

  @Test
  void aClassWithoutCodeShouldBeLeftAlone() throws IOException {
    byte[] bytes = Classes.make(Opcodes.V1_8, "t/T", writer -> {});
    assertThat(transform("t/T", bytes)).isNull();
    assertThat(log()).isEmpty();
    assertThat(metadata("session.meta")).doesNotContain("t/T");
  }

  @Test
  void methodsWithoutRoomForProbesShouldBeSaidOnceForTheirClass() throws IOException {
    byte[] bytes =
        Classes.make(
            Opcodes.V1_8,
            "t/T",
            writer -> {
              method(writer);
              Classes.method(writer, "n", "()V", code -> code.visitInsn(Opcodes.RETURN));
              for (int i = 0; i < 65_521; i++) {
                writer.newConst(i);
              }
            });
    assertThat(transform("t/T", bytes)).isNotNull();
    assertThat(log())
        .hasSize(1)
        .allMatch(line -> line.endsWith("no room for probes, not recorded: t/T: m()V, n()V"));
    assertThat(metadata("blocks.meta")).contains("t/T");
    assertThat(metadata("session.meta")).doesNotContain("t/T");
  }

  @Test
  void damagedBytesShouldBeLeftAloneAndSaidOnce() throws IOException {
    byte[] whole = Classes.make(Opcodes.V1_8, "t/T", CoverageTransformerTest::method);
    List<ClassLoader> loaders = new ArrayList<>();
    for (int cut = 0; cut < whole.length; cut++) {
      ClassLoader other = new ClassLoader() {};
      loaders.add(other);
      byte[] damaged = Arrays.copyOf(whole, cut);
      assertThat(transformer.transform(other, "t/T", null, null, damaged))
          .as("cut at %d", cut)
          .isNull();
    }
    assertThat(log())
        .hasSize(whole.length)
        .allMatch(line -> line.contains("left as it was: class t/T"));
    assertThat(metadata("session.meta")).contains("t/T").contains("IndexOutOfBounds");
    assertThat(metadata("blocks.meta")).doesNotContain("t/T");
    assertThat(directory.resolve("dump/failed/t/T.class")).exists();
    // However often they come again.
    String before = metadata("session.meta");
    for (ClassLoader each : loaders) {
      assertThat(transformer.transform(each, "t/T", Object.class, null, new byte[10])).isNull();
    }
    assertThat(log()).hasSize(whole.length);
    assertThat(metadata("session.meta")).isEqualTo(before);
  }

  @Test
  void ofManyClassesWithOneCauseTheFirstShouldBeNamedAndAllBeCounted() throws IOException {
    for (int i = 100; i < 150; i++) {
      assertThat(transform("t/T" + i, new byte[10])).isNull();
    }
    List<String> lines = log();
    assertThat(lines).hasSize(21);
    for (int i = 0; i < 20; i++) {
      assertThat(lines.get(i)).contains("left as it was: class t/T" + (100 + i) + ": java.lang.");
    }
    assertThat(lines.get(20)).contains("counted in the session, not named here: java.lang.");
    String counted = metadata("session.meta");
    for (int i = 100; i < 150; i++) {
      assertThat(counted).contains("t/T" + i);
    }
    // Another cause is another matter.
    transform("t/U", new byte[3]);
    assertThat(log()).hasSize(22).last().asString().contains("left as it was: class t/U");
  }

  @Test
  void whatCannotBeDumpedShouldBeSaidOnceAndStillBeInstrumented() throws IOException {
    Files.createDirectories(directory.resolve("dump"));
    Files.writeString(directory.resolve("dump/original"), "not a directory");
    for (String name : List.of("t/T", "t/U", "t/V")) {
      byte[] bytes = Classes.make(Opcodes.V1_8, name, CoverageTransformerTest::method);
      assertThat(transform(name, bytes)).as(name).isNotNull();
      assertThat(directory.resolve("dump/instrumented/" + name + ".class")).exists();
    }
    assertThat(log()).hasSize(1).allMatch(line -> line.contains("could not dump class t/T"));
  }

  private byte[] transform(String name, byte[] bytes) {
    return transformer.transform(loader, name, null, null, bytes);
  }

  private static void method(ClassWriter writer) {
    Classes.method(writer, "m", "()V", code -> code.visitInsn(Opcodes.RETURN));
  }

  private String metadata(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(session.directory().toPath().resolve(file));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private List<String> log() throws IOException {
    return Files.readAllLines(directory.resolve("log"));
  }
}
