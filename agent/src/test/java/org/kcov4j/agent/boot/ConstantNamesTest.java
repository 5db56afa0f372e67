package org.kcov4j.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kcov4j.runtime.Kcov;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ConstantNamesTest {
  private static final Map<String, String> NAMES = Map.of("old/Name", "a/newer/and/longer/Name");

  @Test
  void shouldRenameWhereverAClassIsNamed() {
    byte[] renamed = renamed(classNaming("old/Name"));

    assertThat(renamed).isEqualTo(classNaming("a/newer/and/longer/Name"));
  }

  @Test
  void shouldLeaveAClassAloneThatNamesNone() {
    byte[] other = classNaming("other/Name");

    assertThat(renamed(other)).isSameAs(other);
  }

  @Test
  void shouldLeaveNoOldNameInTheRuntime() throws Exception {
    Map<String, String> names =
        Map.of(
            "sun/misc/Unsafe", "jdk/internal/misc/Unsafe",
            "org/kcov4j/runtime/record/ForceInline", "jdk/internal/vm/annotation/ForceInline",
            "org/kcov4j/runtime/record/CallSiteTarget", "java/lang/invoke/KcovCallSiteTarget");
    int renamed = 0;
    for (byte[] each : runtime()) {
      byte[] result = ConstantNames.rename(each, new ClassReader(each), names);
      renamed += result == each ? 0 : 1;
      assertThat(new String(result, StandardCharsets.ISO_8859_1)).doesNotContain(names.keySet());
    }
    assertThat(renamed).isGreaterThan(5);
  }

  private static List<byte[]> runtime() throws Exception {
    Path path = Path.of(Kcov.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(path)) {
      return classes(path);
    }
    try (FileSystem jar = FileSystems.newFileSystem(path)) {
      return classes(jar.getPath("/"));
    }
  }

  private static List<byte[]> classes(Path root) throws IOException {
    List<byte[]> classes = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path each : (Iterable<Path>) paths::iterator) {
        if (each.toString().endsWith(".class") && !each.toString().contains("sun")) {
          classes.add(Files.readAllBytes(each));
        }
      }
    }
    return classes;
  }

  private static byte[] renamed(byte[] classFile) {
    return ConstantNames.rename(classFile, new ClassReader(classFile), NAMES);
  }

  /** Beside what names the class: constants of two entries, and text that is not ASCII. */
  private static byte[] classNaming(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "test/User", null, name, null);
    writer.visitField(0, "first", "J", null, 0x0100_0001_0100_0001L).visitEnd();
    writer.visitField(0, "field", "[L" + name + ";", null, null).visitEnd();
    String descriptor = "(L" + name + ";JL" + name + ";)V";
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", descriptor, null, null);
    method.visitCode();
    method.visitLdcInsn("\u00e9\u4e2d\0");
    method.visitInsn(Opcodes.POP);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, name, "call", "()V", false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(1, 4);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
