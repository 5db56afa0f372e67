package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.CompiledClasses;
import org.kcov4j.reader.fixture.SessionFixture;

class ClassesOptionTest {
  private static final String RAN =
      """
      package a;
      public class Ran {
        public static int one(String s) {
          switch (s) {
            case "x": return 1;
            case "y": return 2;
            default: return 3;
          }
        }
      }
      """;

  @TempDir Path directory;

  private Path classes() throws IOException {
    return CompiledClasses.compile(
        directory.resolve("classes"),
        Map.of(
            "a.Ran", RAN,
            "a.Never", "package a; class Never { int m(int x) { return x > 0 ? 1 : 2; } }",
            "b.Other", "package b; class Other { void m() {} }"));
  }

  private CliRunner report(SessionFixture session, Object classes) throws IOException {
    return CliRunner.run(
        "report",
        "--format=csv,xml",
        "--classes=" + classes,
        "-o",
        directory.resolve("r"),
        session.write());
  }

  private String csv() throws IOException {
    try (Stream<String> lines = Files.lines(directory.resolve("r/jacoco.csv"))) {
      return lines
          .skip(1)
          .map(l -> l.replaceFirst("kcov4j,", "") + "\n")
          .reduce("", String::concat);
    }
  }

  @Test
  void shouldCountClassesNeverLoadedAsMissed() throws Exception {
    SessionFixture session = new SessionFixture(directory.resolve("s"));

    CliRunner result = report(session, classes());

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).doesNotContain("Only classes that were loaded");
    // constructors count; the switch on strings has three branches, as in the source
    assertThat(csv())
        .isEqualTo(
            """
            a,Never,9,0,2,0,1,0,3,0,2,0
            a,Ran,17,0,3,0,5,0,4,0,2,0
            b,Other,4,0,0,0,1,0,2,0,2,0
            """);
  }

  @Test
  void shouldApplyTheSessionsIncludesAndExcludes() throws Exception {
    SessionFixture session =
        new SessionFixture(directory.resolve("s")).selecting("a.*:b.*", "*.Other");

    report(session, classes());

    assertThat(csv()).contains("a,Never,").doesNotContain("b,Other,");
  }

  @Test
  void shouldApplyFiltersToClassesThatRan() throws Exception {
    ClassFixture ran = CompiledClasses.describe(classes().resolve("a/Ran.class"));
    ClassFixture.Method one = ran.methodNamed("one");
    SessionFixture session =
        new SessionFixture(directory.resolve("s"))
            .add(ran)
            .area("t", SessionFixture.PC, 8, one.pc(0));

    CliRunner result = report(session, classes());

    assertThat(result.err()).isEmpty();
    assertThat(csv()).contains("a,Ran,");
    assertThat(Files.readString(directory.resolve("r/jacoco.xml")))
        .contains("<line nr=\"4\" mi=\"2\" ci=\"6\" mb=\"3\" cb=\"0\"/>");
  }

  @Test
  void shouldWarnOfOtherClassFiles() throws Exception {
    ClassFixture ran = CompiledClasses.describe(classes().resolve("a/Ran.class")).crc(4711);
    SessionFixture session = new SessionFixture(directory.resolve("s")).add(ran);

    assertThat(report(session, classes()).err())
        .isEqualTo(
            "warning: a.Ran ran from another class file than the one given; it counts as it ran, with"
                + " what the compiler made\n");
  }

  @Test
  void shouldLookIntoArchivesInArchives() throws Exception {
    byte[] inner = zip(entry("a/Never.class"));
    Path jar = directory.resolve("app.jar");
    Files.write(jar, zip(Map.of("BOOT-INF/lib/inner.jar", inner)));

    report(new SessionFixture(directory.resolve("s")), jar);

    assertThat(csv()).startsWith("a,Never,").hasLineCount(1);
  }

  @Test
  void shouldTakeTheReleaseThatTheJvmWouldLoad() throws Exception {
    Map<String, byte[]> entries = new TreeMap<>(entry("a/Never.class"));
    Path newer =
        CompiledClasses.compile(
            directory.resolve("newer"), Map.of("a.Never", "package a; class Never { }"));
    entries.put(
        "META-INF/versions/17/a/Never.class", Files.readAllBytes(newer.resolve("a/Never.class")));
    entries.put("META-INF/versions/99/a/Never.class", entries.get("a/Never.class"));
    entries.put("META-INF/versions/99/a/Future.class", entries.get("a/Never.class"));
    entries.put(
        "META-INF/MANIFEST.MF",
        "Manifest-Version: 1.0\r\nMulti-Release: true\r\n".getBytes(StandardCharsets.UTF_8));
    Path jar = directory.resolve("mr.jar");
    Files.write(jar, zip(entries));

    report(new SessionFixture(directory.resolve("s")), jar); // its JVM is of version 17

    assertThat(csv()).isEqualTo("a,Never,3,0,0,0,1,0,1,0,1,0\n");
  }

  @Test
  void shouldNameADamagedClassFileOrArchive() throws Exception {
    Path broken = Files.createDirectories(directory.resolve("broken"));
    Files.writeString(broken.resolve("X.class"), "no class file");
    Path zip = Files.writeString(directory.resolve("x.jar"), "no archive");
    SessionFixture session = new SessionFixture(directory.resolve("s"));

    CliRunner first = report(session, broken);
    assertThat(first.exit()).isEqualTo(3);
    assertThat(first.err())
        .isEqualTo(
            broken.resolve("X.class")
                + ": at byte 0 expected a class file, magic 0xcafebabe, found magic 0x6e6f2063\n");
    CliRunner second = report(session, zip);
    assertThat(second.exit()).isEqualTo(3);
    assertThat(second.err()).startsWith(zip + ": at byte 0 expected a jar, found ").hasLineCount(1);
  }

  @Test
  void shouldTakeSeveralPlacesAndTheFirstOfSeveralClassesOfAName() throws Exception {
    Path more =
        CompiledClasses.compile(
            directory.resolve("more"), Map.of("a.Never", "package a; class Never { }"));

    report(new SessionFixture(directory.resolve("s")), more + File.pathSeparator + classes());

    assertThat(csv()).contains("a,Never,3,0,", "a,Ran,");
  }

  private Map<String, byte[]> entry(String name) throws IOException {
    return Map.of(name, Files.readAllBytes(classes().resolve(name)));
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream((OutputStream) bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
