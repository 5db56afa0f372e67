package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.it.bytecode.ClassFile;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;
import org.kcov4j.it.harness.Run;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** {@code dumpclasses=} shows what classes were and what became of them. */
class DumpClassesIT {
  private static final String WORK = "org/kcov4j/conformance/attach/Work";

  @TempDir private Path work;
  private Path dump;

  @BeforeEach
  void make() {
    dump = work.resolve("dump");
  }

  @Test
  void shouldWriteEachClassBeforeAndAfter() throws IOException {
    try (LiveProgram program = program(attachee().agent("dumpclasses=" + dump))) {
      byte[] before = Files.readAllBytes(Artifacts.conformance().get(0).resolve(WORK + ".class"));
      assertThat(dump.resolve("original/" + WORK + ".class")).hasBinaryContent(before);
      assertProbed(dump.resolve("instrumented/" + WORK + ".class"));
      assertThat(dump.resolve("failed")).doesNotExist();
      end(program);
    }
  }

  @Test
  void shouldWriteClassesThatWereLoadedBeforeAnAttach() throws IOException {
    try (LiveProgram program = program(attachee())) {
      attach(program, "includes=" + WORK.replace('/', '.'), "dumpclasses=" + dump).clean();
      byte[] before = Files.readAllBytes(dump.resolve("original/" + WORK + ".class"));
      assertThat(new ClassReader(before).getClassName()).isEqualTo(WORK);
      assertThat(text(before)).doesNotContain("java/kcov4j/Recorder");
      assertProbed(dump.resolve("instrumented/" + WORK + ".class"));
      end(program);
    }
  }

  @Test
  void shouldWriteAndSayOnceWhatCouldNotBeInstrumented() throws IOException {
    byte[] broken = broken();
    Path file = work.resolve("classes/t/Broken.class");
    Files.createDirectories(file.getParent());
    Files.write(file, broken);
    ForkedJvm jvm =
        new ForkedJvm(Jvms.running(), work)
            .agent("dumpclasses=" + dump)
            .classPath(List.of(work.resolve("classes")))
            .main("t.Broken");

    Run run = jvm.run().ok();

    assertThat(run.stdout()).isEqualTo("it runs\n");
    assertThat(run.stderr()).hasLineCount(1).contains("left as it was: class t/Broken");
    assertThat(dump.resolve("failed/t/Broken.class")).hasBinaryContent(broken);
    assertThat(dump.resolve("original/t/Broken.class")).doesNotExist();
    assertThat(new Cli(work).run("info", jvm.sessions().get(0)).clean().stdout())
        .contains("t.Broken: java.lang.ArrayIndexOutOfBoundsException");
  }

  @Test
  void shouldSayInOneLineThatThereIsNoDirectory() throws IOException {
    Files.writeString(dump, "a file");
    String expected =
        "bad value '" + dump + "' of option 'dumpclasses', expected a directory that can be";
    Run run = attachee().agent("dumpclasses=" + dump).run();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.stderr()).startsWith("kcov4j: " + expected).hasLineCount(1);
    assertThat(run.stdout()).isEmpty();

    try (LiveProgram program = program(attachee())) {
      Run refused = attach(program, "dumpclasses=" + dump);
      assertThat(refused.exit()).isEqualTo(2);
      assertThat(refused.stderr())
          .startsWith("kcov4j attach: agent options: " + expected)
          .hasLineCount(1);
      end(program);
    }
  }

  private ForkedJvm attachee() {
    return new ForkedJvm(Jvms.running(), work).classPath(Artifacts.conformance());
  }

  private static LiveProgram program(ForkedJvm jvm) {
    LiveProgram program = jvm.main("org.kcov4j.conformance.attach.Attachee", "1", "0").start();
    assertThat(program.readLine()).isEqualTo("ready");
    return program;
  }

  private Run attach(LiveProgram program, String... options) {
    String all = "output=" + work.resolve("out") + "," + String.join(",", options);
    return new Cli(work).run("attach", program.pid(), all);
  }

  private static void end(LiveProgram program) {
    assertThat(program.ask("work")).isEqualTo("done");
    program.tell("end");
    program.end().ok();
  }

  private static void assertProbed(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(text(bytes)).contains("java/kcov4j/Recorder");
    assertThat(ClassFile.methods(bytes)).extracting(method -> method.name()).contains("sum");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A class that JVMs load and ASM cannot read: no JVM looks into its invisible annotations. */
  private static byte[] broken() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "t/Broken", null, "java/lang/Object", null);
    writer.visitAttribute(
        new Attribute("RuntimeInvisibleAnnotations") {
          @Override
          protected ByteVector write(
              ClassWriter classWriter, byte[] code, int codeLength, int maxStack, int maxLocals) {
            return new ByteVector().putShort(1).putShort(0xFFFF).putShort(0xFFFF);
          }
        });
    int flags = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor main = writer.visitMethod(flags, "main", "([Ljava/lang/String;)V", null, null);
    main.visitCode();
    main.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
    main.visitLdcInsn("it runs");
    main.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, "java/io/PrintStream", "println", "(Ljava/lang/String;)V", false);
    main.visitInsn(Opcodes.RETURN);
    main.visitMaxs(2, 1);
    main.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
