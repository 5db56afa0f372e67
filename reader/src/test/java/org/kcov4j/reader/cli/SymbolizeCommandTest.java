package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import picocli.CommandLine;

class SymbolizeCommandTest {
  @TempDir Path directory;

  private String symbolize(String input, Object... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(input.getBytes(StandardCharsets.US_ASCII), out, words);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int run(byte[] input, OutputStream out, Object... words) {
    PrintStream err = new PrintStream(OutputStream.nullOutputStream());
    SymbolizeCommand command =
        new SymbolizeCommand(new Terminal(out, err, false, false), new ByteArrayInputStream(input));
    String[] args = new String[words.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = words[i].toString();
    }
    return new CommandLine(command).setErr(new java.io.PrintWriter(err)).execute(args);
  }

  private static String hex(int pc) {
    return String.format("%08x", pc);
  }

  @Test
  void shouldSayWherePcsAre() throws Exception {
    ClassFixture calc = new ClassFixture("com/acme/Calc");
    int abs = Samples.abs(calc).pc(0);
    Samples.calc(directory).write();
    String input = "0x" + hex(abs) + "\n " + hex(abs + 2).toUpperCase() + "\r\n\t1234";

    assertThat(symbolize(input, directory))
        .isEqualTo(
            "0x%s  com.acme.Calc.abs(int)  Calc.java:11  @0\n".formatted(hex(abs))
                + "0x%s  com.acme.Calc.abs(int)  Calc.java:13  @7\n".formatted(hex(abs + 2))
                + "0x00001234  unknown\n");
    assertThat(symbolize(input, "--format=tsv", directory))
        .isEqualTo(
            "pc\tclass\tmethod\tdescriptor\tbci\tline\n"
                + "0x%s\tcom.acme.Calc\tabs\t(I)I\t0\t11\n".formatted(hex(abs))
                + "0x%s\tcom.acme.Calc\tabs\t(I)I\t7\t13\n".formatted(hex(abs + 2))
                + "0x00001234\tunknown\t\t\t\t\n");
    assertThat(symbolize(hex(abs) + " 5", "--format=json", directory))
        .isEqualTo(
            "{\"pc\":\"0x%s\",\"places\":[{\"class\":\"com.acme.Calc\",\"method\":\"abs\","
                    .formatted(hex(abs))
                + "\"descriptor\":\"(I)I\",\"bci\":0,\"line\":11}]}\n"
                + "{\"pc\":\"0x00000005\",\"places\":[]}\n");
  }

  @Test
  void shouldNameAllPlacesOfASharedPc() throws Exception {
    ClassFixture one = new ClassFixture("a/B");
    one.method("m", "()V").base(100).block(2, ClassFixture.RETURNS, 1, 3);
    ClassFixture other = new ClassFixture("c/D");
    other.method("n", "(I)V").base(100).block(0, ClassFixture.RETURNS, 1, 4);
    new SessionFixture(directory.resolve("1")).add(one).write();
    new SessionFixture(directory.resolve("2")).add(other).write();

    assertThat(symbolize("64", directory))
        .isEqualTo("0x00000064  a.B.m()  B.java:3  @2 or c.D.n(int)  D.java:4  @0\n");
    assertThat(symbolize("64", "--format=tsv", directory))
        .endsWith("0x00000064\tambiguous:a.B#m()V@2|c.D#n(I)V@0\t\t\t\t\n");
  }

  @Test
  void shouldRefuseWhatIsNoPc() throws Exception {
    for (String input : new String[] {"xyz", "123456789", "0x", "12 0x12g4", "12 \u00FF 5"}) {
      PcInput pcs =
          new PcInput(new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1)));
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> {
                while (pcs.next()) {
                  assertThat(pcs.pc()).isEqualTo(0x12);
                }
              })
          .as(input)
          .hasMessageStartingWith("standard input: at byte " + (input.startsWith("12 ") ? 3 : 0))
          .hasMessageContaining("expected a PC of at most 8 hexadecimal digits, found '");
    }
  }

  @Test
  void shouldTakeAMillionPcsInASecond() throws Exception {
    ClassFixture type = new ClassFixture("a/B");
    ClassFixture.Method method = type.method("m", "()V");
    for (int i = 0; i < 10_000; i++) {
      method.block(i, 0, 1, i);
    }
    new SessionFixture(directory).add(type).write();
    StringBuilder input = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 1_000_000; i++) {
      input.append(hex(method.pc(random.nextInt(10_000)))).append('\n');
    }
    byte[] bytes = input.toString().getBytes(StandardCharsets.US_ASCII);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long start = threads.getCurrentThreadCpuTime(); // whatever else the machine does
      assertThat(run(bytes, OutputStream.nullOutputStream(), directory)).isZero();
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / 1_000_000);
    }
    System.out.printf("symbolize: a million PCs in %d ms of CPU time%n", best);
    assertThat(best).isLessThan(1_000);
  }
}
