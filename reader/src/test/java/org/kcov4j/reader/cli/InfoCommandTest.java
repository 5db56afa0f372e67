package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

class InfoCommandTest {
  @TempDir Path directory;

  @Test
  void shouldShowASession() throws Exception {
    Path session = Samples.calc(directory.resolve("4711-1")).write();

    CliRunner result = CliRunner.run("info", session);

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            session 4711-1
              directory     %s
              id            1122334455667788
              started       2023-11-14T22:13:20Z
              ended         2023-11-14T22:13:21Z
              pid           4711
              kcov4j        0.1.0
              JVM           OpenJDK 17
              system        Linux 6.1 amd64
              command       com.acme.Main --fast
              options       output=out
              includes      *
              classes       2, with 5 blocks; loaders beside the boot loader: 1
              collisions    none

              area    thread  mode            count          words             name
                 1       11   pc                  5             16             main
                 2       12   unique              2              3  full       worker-1
            """
                .formatted(session));
  }

  @Test
  void shouldWriteJson() throws Exception {
    Samples.calc(directory).write();

    JsonNode session =
        new ObjectMapper().readTree(CliRunner.run("info", "--json", directory).out()).get(0);

    assertThat(session.get("pid").asInt()).isEqualTo(4711);
    assertThat(session.get("blocks").asInt()).isEqualTo(5);
    assertThat(session.get("areas").get(1).get("overflown").asBoolean()).isTrue();
    assertThat(session.get("areas").get(1).get("end").isNull()).isTrue();
  }

  @Test
  void shouldSayWhatOtherAgentsRewrote() throws Exception {
    ClassFixture found = new ClassFixture("a/B").flags(4);
    found.method("m", "()V").block(0, 4, 1, 1);
    found.method("lost", "(I)V").flags(4).block(0, 4, 1, 1);
    ClassFixture unknown = new ClassFixture("a/C$Proxy").flags(8);
    unknown.method("m", "()V").block(0, 4, 1, 1);
    new SessionFixture(directory).add(found).add(unknown).write();

    assertThat(CliRunner.run("info", directory).out())
        .contains(
            """
              rewritten     1 class by other agents before; blocks are those of the class files
              but not of    a.B.lost(I)V
              no original   a.C$Proxy
            """);
    JsonNode session =
        new ObjectMapper().readTree(CliRunner.run("info", "--json", directory).out()).get(0);
    assertThat(session.get("rewritten").asInt()).isEqualTo(1);
    assertThat(session.get("rewrittenMethods").get(0).asText()).isEqualTo("a.B.lost(I)V");
    assertThat(session.get("withoutOriginal").get(0).asText()).isEqualTo("a.C$Proxy");
  }

  @Test
  void shouldNameWhatIsNotRecordedAndWhatCameTwice() throws Exception {
    ClassFixture type = new ClassFixture("a/B");
    type.method("huge", "()V").flags(1).block(0, 4, 1, 1);
    type.method("slow", "()V").flags(8).block(0, 4, 1, 1);
    type.method("m", "()V").block(0, 4, 1, 1);
    ClassFixture again = new ClassFixture("a/B").crc(1);
    again.method("m", "()V").block(0, 4, 1, 1);
    SessionFixture fixture = new SessionFixture(directory).add(type).add(again);
    fixture.session.record(
        6,
        out -> {
          out.writeUTF("a/Odd");
          out.writeByte(1);
          out.writeUTF("no such label");
        });
    fixture.write();

    assertThat(CliRunner.run("info", directory).out())
        .contains("not recorded  a.B.huge()V\n  not compiled  a.B.slow()V\n")
        .contains("left as was   a.Odd: no such label\n")
        .contains("versions      a.B\n");
  }

  @Test
  void shouldShowWhatItCanAndThenFailWhereAnAreaIsMissing() throws Exception {
    SessionFixture fixture = Samples.calc(directory);
    fixture.write();
    Files.delete(fixture.areaFile(2));

    CliRunner result = CliRunner.run("info", directory);

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out()).contains("missing    worker-1");
    assertThat(result.err())
        .isEqualTo(fixture.areaFile(2) + ": at byte 0 expected area 2, found no such file\n");
    assertThat(CliRunner.run("trace", directory).exit()).isEqualTo(3);
    assertThat(CliRunner.run("report", "-o", directory.resolve("r"), directory).exit())
        .isEqualTo(3);
  }
}
