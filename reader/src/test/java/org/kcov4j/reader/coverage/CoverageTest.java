package org.kcov4j.reader.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.session.Session;

class CoverageTest {
  @TempDir Path directory;

  private static Coverage of(SessionFixture... fixtures) throws IOException {
    Coverage coverage = new Coverage();
    for (SessionFixture fixture : fixtures) {
      coverage.add(Session.open(fixture.write()), n -> {});
    }
    return coverage;
  }

  private static ClassCoverage named(Coverage coverage, String name) {
    return coverage.classes().stream()
        .filter(c -> c.type().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldAddUpAreas() throws IOException {
    Coverage coverage = of(Samples.calc(directory));

    ClassCoverage calc = named(coverage, "com/acme/Calc");
    assertThat(calc.hits(0)).isEqualTo(3);
    assertThat(calc.hits(1)).isZero();
    assertThat(calc.hits(2)).isEqualTo(2);
    assertThat(calc.hits(3)).isEqualTo(1);
    assertThat(coverage.pcs()).isEqualTo(7);
    assertThat(coverage.unknownPcs()).isEqualTo(1);
    assertThat(coverage.overflownAreas()).isEqualTo(1);
  }

  @Test
  void shouldGiveTheSameInWhateverOrderSessionsAreMerged() throws IOException {
    Coverage first = of(Samples.calc(directory.resolve("1")));
    ClassFixture type = new ClassFixture("com/acme/Calc");
    ClassFixture.Method abs = Samples.abs(type);
    Samples.main(type);
    SessionFixture other =
        new SessionFixture(directory.resolve("2"))
            .add(type)
            .area("t", SessionFixture.PC, 9, abs.pc(1));
    Coverage second = of(other);
    Coverage forwards = new Coverage();
    forwards.add(first);
    forwards.add(second);
    Coverage backwards = new Coverage();
    backwards.add(second);
    backwards.add(first);

    for (Coverage merged : new Coverage[] {forwards, backwards}) {
      ClassCoverage calc = named(merged, "com/acme/Calc");
      assertThat(new long[] {calc.hits(0), calc.hits(1), calc.hits(2), calc.hits(3)})
          .containsExactly(3, 1, 2, 1);
    }
    assertThat(CoverageTree.of(forwards).counters())
        .isEqualTo(CoverageTree.of(backwards).counters());
    assertThat(first.pcs()).as("what was merged is left as it was").isEqualTo(7);
    assertThat(named(first, "com/acme/Calc").hits(1)).isZero();
  }

  @Test
  void shouldCountAsJacocoDoes() throws IOException {
    CoverageTree tree = CoverageTree.of(of(Samples.calc(directory)));

    Counters counters = tree.counters();
    assertThat(counters.instruction()).isEqualTo(new Counter(4, 11));
    assertThat(counters.branch()).isEqualTo(new Counter(1, 1));
    assertThat(counters.line()).isEqualTo(new Counter(1, 4));
    assertThat(counters.complexity()).isEqualTo(new Counter(2, 2));
    assertThat(counters.method()).isEqualTo(new Counter(1, 2));
    assertThat(counters.type()).isEqualTo(new Counter(1, 1));
    assertThat(tree.unknownBranches()).isZero();
  }

  @Test
  void shouldLeaveMethodsWithoutProbesOutOfAllCounts() throws IOException {
    ClassFixture type = new ClassFixture("a/Huge");
    type.method("huge", "()V").flags(1).block(0, ClassFixture.RETURNS, 9000, 1);
    ClassFixture.Method small = type.method("small", "()V").block(0, ClassFixture.RETURNS, 1, 2);

    CoverageTree tree =
        CoverageTree.of(
            of(
                new SessionFixture(directory)
                    .add(type)
                    .area("t", SessionFixture.PC, 4, small.pc(0))));

    assertThat(tree.notRecorded()).containsExactly("a.Huge.huge()V");
    assertThat(tree.counters().method()).isEqualTo(new Counter(0, 1));
    assertThat(tree.counters().instruction()).isEqualTo(new Counter(0, 1));
  }

  @Test
  void shouldLeaveOutTheProxiesOfTheJvm() throws IOException {
    ClassFixture proxy = proxy().crc(1);
    ClassFixture.Method hash = proxy.method("hashCode", "()I").block(0, ClassFixture.RETURNS, 1, 0);
    ClassFixture other = proxy().crc(2);
    other.method("size", "()I").block(0, ClassFixture.RETURNS, 1, 0);

    CoverageTree tree =
        CoverageTree.of(
            of(
                new SessionFixture(directory)
                    .add(proxy)
                    .add(other)
                    .area("t", SessionFixture.PC, 4, hash.pc(0))));

    assertThat(tree.packages()).isEmpty();
    assertThat(tree.versions()).isEmpty();
  }

  private static ClassFixture proxy() {
    return new ClassFixture("jdk/proxy2/$Proxy3").superName("java/lang/reflect/Proxy");
  }

  @Test
  void shouldReportTheVersionOfWhichMostRanAndSayThatThereAreOthers() throws IOException {
    ClassFixture before = new ClassFixture("a/B").crc(1);
    ClassFixture.Method old = before.method("m", "()V").block(0, 0, 1, 1, 1).block(1, 4, 1, 2);
    ClassFixture after = new ClassFixture("a/B").crc(2);
    ClassFixture.Method young = after.method("m", "()V").block(0, 4, 5, 1);

    CoverageTree tree =
        CoverageTree.of(
            of(
                new SessionFixture(directory.resolve("1"))
                    .add(before)
                    .area("t", SessionFixture.PC, 4, old.pc(0), old.pc(1)),
                new SessionFixture(directory.resolve("2"))
                    .add(after)
                    .area("t", SessionFixture.PC, 4, young.pc(0))));

    assertThat(tree.counters().instruction()).isEqualTo(new Counter(0, 2));
    assertThat(tree.versions())
        .containsExactly(
            "a.B came as 2 class files (00000001: 2 of 2 blocks ran, 00000002: 1 of 1 blocks"
                + " ran); the report shows 00000001");
  }

  @Test
  void shouldCountForAllVersionsOfAClassInOneJvm() throws IOException {
    ClassFixture one = new ClassFixture("a/B").crc(1);
    ClassFixture.Method method = one.method("m", "()V").block(0, 4, 1, 1);
    ClassFixture two = new ClassFixture("a/B").crc(2);
    two.method("m", "()V").block(0, 4, 2, 1);

    Coverage coverage =
        of(
            new SessionFixture(directory)
                .add(one)
                .add(two)
                .area("t", SessionFixture.PC, 4, method.pc(0)));

    assertThat(coverage.classes()).hasSize(2).allMatch(c -> c.hits(0) == 1);
    assertThat(coverage.ambiguousPcs()).isZero();
  }

  @Test
  void shouldCountForNoneWhatCouldBeOfSeveralClasses() throws IOException {
    ClassFixture one = new ClassFixture("a/B");
    one.method("m", "()V").base(100).block(0, 4, 1, 1);
    ClassFixture two = new ClassFixture("a/C");
    two.method("m", "()V").base(100).block(0, 4, 2, 1);

    Coverage coverage =
        of(
            new SessionFixture(directory)
                .add(one)
                .add(two)
                .area("t", SessionFixture.PC, 4, 100, 100));

    assertThat(coverage.classes()).hasSize(2).allMatch(c -> c.hits(0) == 0);
    assertThat(coverage.ambiguousPcs()).isEqualTo(2);
  }

  @Test
  void shouldCountASharedPcWhereTheBlockBehindItCannotHaveBeenReachedOtherwise()
      throws IOException {
    assertThat(shared(100, 102, 103).hits(2)).isEqualTo(1);
    assertThat(shared(100, 101, 102, 103).hits(2)).isZero();
    assertThat(shared(100, 102).hits(2)).isZero();
  }

  /** Of the two ways through a method, the second one's PC is that of another class as well. */
  private ClassCoverage shared(int... pcs) throws IOException {
    ClassFixture type = new ClassFixture("a/B");
    type.method("m", "()V")
        .base(100)
        .block(0, 0, 1, 1, 1, 2)
        .block(1, 0, 1, 2, 3)
        .block(2, 0, 1, 3, 3)
        .block(3, ClassFixture.RETURNS, 1, 4);
    ClassFixture other = new ClassFixture("a/C");
    other.method("<init>", "()V").base(102).block(0, ClassFixture.RETURNS, 1, 1);

    Coverage coverage =
        of(
            new SessionFixture(directory.resolve(String.valueOf(pcs.length)))
                .add(type)
                .add(other)
                .area("t", SessionFixture.UNIQUE, 9, pcs));

    assertThat(named(coverage, "a/C").hits(0)).isZero();
    assertThat(coverage.ambiguousPcs()).isEqualTo(1);
    return named(coverage, "a/B");
  }

  /**
   * As H2's {@code MathFunction.round} and {@code JdbcStatement.executeInternal}: most of the one
   * method's PCs are those of the other, and both ran.
   */
  @Test
  void shouldCountAllBlocksOfSharedPcsThatMustHaveRun() throws IOException {
    ClassFixture round = new ClassFixture("a/Round");
    round
        .method("m", "()V")
        .base(200)
        .block(0, 0, 2, 1, 1, 2) // shared; if
        .block(4, 0, 3, 1, 3) // shared; one of these two ran, and nobody can tell which
        .block(11, 0, 1, 1, 3) // shared
        .block(12, 0, 6, 2, 4, 7) // shared; a dominator
        .block(20, 0, 3, 3, 5, 6) // its own; if
        .block(30, 2, 0, 3, 6) // its own, a split edge
        .block(40, ClassFixture.RETURNS, 6, 4) // shared: the edge leads there
        .block(50, ClassFixture.RETURNS, 2, 5); // shared, and behind nothing
    ClassFixture other = new ClassFixture("a/Other");
    other
        .method("m", "()V")
        .base(199)
        .block(0, 0, 1, 1, 1)
        .block(1, 0, 1, 2, 2)
        .block(2, 0, 1, 3, 3)
        .block(3, 0, 1, 4, 4)
        .block(4, ClassFixture.RETURNS, 1, 5);
    ClassFixture third = new ClassFixture("a/Third");
    third.method("m", "()V").base(206).block(0, 0, 1, 1, 1).block(1, 4, 1, 2);

    Coverage coverage =
        of(
            new SessionFixture(directory)
                .add(round)
                .add(other)
                .add(third)
                .area("t", SessionFixture.UNIQUE, 20, 199, 200, 201, 202, 203, 206, 207, 204, 205));

    ClassCoverage type = named(coverage, "a/Round");
    assertThat(new long[] {type.hits(0), type.hits(3), type.hits(4), type.hits(5), type.hits(6)})
        .containsExactly(1, 1, 1, 1, 1);
    assertThat(new long[] {type.hits(1), type.hits(2), type.hits(7)}).containsExactly(0, 0, 0);
    assertThat(named(coverage, "a/Other").hits(1)).isZero();
    assertThat(named(coverage, "a/Third").hits(0)).isZero();
  }

  @Test
  void shouldLeaveComparisonRecordsOut() throws IOException {
    Coverage coverage =
        of(new SessionFixture(directory).area("t", SessionFixture.CMP, 32, 1, 2, 3));

    assertThat(coverage.pcs()).isZero();
    assertThat(coverage.comparisonAreas()).isEqualTo(1);
  }

  @Test
  void shouldNotCountWhatNobodyWrote() throws IOException {
    ClassFixture type = new ClassFixture("a/Color").superName("java/lang/Enum");
    type.method("values", "()[La/Color;").block(0, 4, 4, 1);
    type.method("valueOf", "(Ljava/lang/String;)La/Color;").block(0, 4, 5, 1);
    type.method("<init>", "(Ljava/lang/String;I)V").access(2).block(0, 4, 5, 1);
    type.method("bridge", "()Ljava/lang/Object;").access(0x1041).block(0, 4, 3, 1);
    type.method("access$000", "()V").access(0x1008).block(0, 4, 3, 1);
    type.method("made", "()V").flags(2).block(0, 4, 3, 1);
    type.method("lambda$m$0", "()V").access(0x100A).block(0, 4, 3, 1);
    ClassFixture util = new ClassFixture("a/Util");
    util.method("<init>", "()V").access(2).block(0, 4, 3, 1);
    util.method("m", "()V").block(0, 4, 3, 1);
    ClassFixture point = new ClassFixture("a/Point").superName("java/lang/Record");
    point.method("<init>", "(I)V").block(0, 4, 6, 5);
    point.method("toString", "()Ljava/lang/String;").block(0, 4, 3, 5);
    point.method("hashCode", "()I").block(0, 4, 3, 5);
    point.method("equals", "(Ljava/lang/Object;)Z").block(0, 4, 4, 5);
    point.method("x", "()I").block(0, 4, 3, 5);
    point.method("twice", "()I").block(0, 4, 3, 9);

    CoverageTree tree =
        CoverageTree.of(
            of(
                new SessionFixture(directory)
                    .add(type)
                    .add(util)
                    .add(point)
                    .add(synthetic())
                    .add(generated())));

    assertThat(tree.packages().get(0).classes())
        .flatExtracting(ClassNode::methods)
        .extracting(m -> m.method().name())
        .containsExactly("lambda$m$0", "<init>", "twice", "m");
  }

  private static ClassFixture synthetic() {
    ClassFixture type = new ClassFixture("a/Util$1").access(0x1008);
    type.method("m", "()V").block(0, 4, 3, 1);
    return type;
  }

  private static ClassFixture generated() {
    ClassFixture type = new ClassFixture("a/Proto").flags(1);
    type.method("m", "()V").block(0, 4, 3, 1);
    return type;
  }
}
