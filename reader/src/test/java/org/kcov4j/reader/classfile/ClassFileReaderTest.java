package org.kcov4j.reader.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcov4j.reader.fixture.CompiledClasses;

class ClassFileReaderTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"61, 0", "71, 65535", "72, 0", "72, 65535", "73, 0", "73, 65535", "256, 0"})
  void everyVersionShouldBeRead(int major, int minor) throws Exception {
    String source = "class T { int m(int i) { return i < 0 ? -i : i; } }";
    Path file = CompiledClasses.compile(directory, Map.of("T", source)).resolve("T.class");
    byte[] bytes = Files.readAllBytes(file);
    int methods = ClassFileReader.read(bytes, file).type().methods().size();
    bytes[4] = (byte) (minor >>> 8);
    bytes[5] = (byte) minor;
    bytes[6] = (byte) (major >>> 8);
    bytes[7] = (byte) major;
    byte[] before = bytes.clone();
    assertThat(ClassFileReader.read(bytes, file).type().methods()).hasSize(methods).hasSize(2);
    assertThat(bytes).as("the input is not touched").isEqualTo(before);
  }
}
