package org.kcov4j.reader.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.session.Session;

class TraceWalkerTest {
  @TempDir Path directory;

  /** What each PC of the first area stands for: a place's key, "unknown", or "ambiguous". */
  private List<String> keys(SessionFixture fixture) throws IOException {
    Session session = Session.open(fixture.write());
    SymbolTable table = new SymbolTable(session.table());
    List<String> keys = new ArrayList<>();
    new TraceWalker(table, n -> {})
        .walk(
            session.areas().get(0),
            (index, pc, symbol) -> {
              keys.add(
                  symbol == SymbolTable.UNKNOWN
                      ? "unknown"
                      : SymbolTable.isAmbiguous(symbol) ? "ambiguous" : table.place(symbol).key());
              return true;
            });
    return keys;
  }

  private static ClassFixture type(String name, int base, int blocks) {
    ClassFixture type = new ClassFixture(name);
    ClassFixture.Method method = type.method("m", "()V").base(base);
    for (int i = 0; i < blocks; i++) {
      boolean last = i == blocks - 1;
      method.block(i, last ? ClassFixture.RETURNS : 0, 1, 1, last ? new int[0] : new int[] {i + 1});
    }
    return type;
  }

  @Test
  void shouldFindEveryBlockOfManyClasses() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    SessionFixture fixture = new SessionFixture(directory);
    List<Integer> pcs = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int c = 0; c < 200; c++) {
      ClassFixture type = new ClassFixture("p/C" + c);
      for (int m = random.nextInt(5); m > 0; m--) {
        ClassFixture.Method method = type.method("m" + m, "()V");
        int blocks = random.nextInt(20);
        for (int b = 0; b < blocks; b++) {
          method.block(3 * b, 0, 1, b);
          pcs.add(method.pc(b));
          expected.add("p.C" + c + "#m" + m + "()V@" + 3 * b);
        }
      }
      fixture.add(type);
    }
    fixture.area("t", SessionFixture.PC, pcs.size() + 1, pcs.stream().mapToInt(i -> i).toArray());

    assertThat(keys(fixture)).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void shouldSayUnknownForPcsOfNoBlock() throws IOException {
    assertThat(
            keys(
                new SessionFixture(directory)
                    .add(type("A", 100, 2))
                    .area("t", SessionFixture.PC, 9, 99, 100, 101, 102, 0, -1)))
        .containsExactly("unknown", "A#m()V@0", "A#m()V@1", "unknown", "unknown", "unknown");
  }

  @Test
  void shouldTakeAClassOfSeveralLoadersForOne() throws IOException {
    assertThat(
            keys(
                new SessionFixture(directory)
                    .add(type("A", 100, 2).loader(0))
                    .add(type("A", 100, 2).loader(1))
                    .area("t", SessionFixture.PC, 9, 100, 101)))
        .containsExactly("A#m()V@0", "A#m()V@1");
  }

  @Test
  void shouldNotTellVersionsOfAClassApart() throws IOException {
    assertThat(
            keys(
                new SessionFixture(directory)
                    .add(type("A", 100, 2).crc(1))
                    .add(type("A", 100, 3).crc(2))
                    .area("t", SessionFixture.PC, 9, 100, 101, 102)))
        .containsExactly("ambiguous", "ambiguous", "A#m()V@2");
  }

  @Test
  void shouldNotTakeAMethodWithoutProbesForACandidate() throws IOException {
    ClassFixture large = new ClassFixture("Large");
    large.method("m", "()V").base(100).flags(1).block(0, 0, 1, 1);

    assertThat(
            keys(
                new SessionFixture(directory)
                    .add(large)
                    .add(type("A", 100, 2))
                    .area("t", SessionFixture.PC, 9, 100, 101)))
        .containsExactly("A#m()V@0", "A#m()V@1");
  }

  @Test
  void shouldDropACandidateWhoseMethodNeverRan() throws IOException {
    // A is 100..103, B is 102..105: PCs 102 and 103 are shared.
    assertThat(
            keys(
                new SessionFixture(directory)
                    .add(type("A", 100, 4))
                    .add(type("B", 102, 4))
                    .area("t", SessionFixture.UNIQUE, 9, 100, 103, 101, 102)))
        .containsExactly("A#m()V@0", "A#m()V@3", "A#m()V@1", "A#m()V@2");
  }

  @Test
  void shouldStayAmbiguousWhereBothMethodsRanAndOrderIsLost() throws IOException {
    assertThat(
            keys(
                new SessionFixture(directory)
                    .add(type("A", 100, 4))
                    .add(type("B", 102, 4))
                    .area("t", SessionFixture.UNIQUE, 9, 100, 101, 102, 103, 104, 105)))
        .containsExactly("A#m()V@0", "A#m()V@1", "ambiguous", "ambiguous", "B#m()V@2", "B#m()V@3");
  }

  @Test
  void shouldResolveByTheBlockThatFollows() throws IOException {
    // B's second block (103) leads to its third (104), which A has not.
    assertThat(
            keys(
                new SessionFixture(directory)
                    .add(type("A", 100, 4))
                    .add(type("B", 102, 4))
                    .area("t", SessionFixture.PC, 9, 100, 101, 7, 103, 104)))
        .containsExactly("A#m()V@0", "A#m()V@1", "unknown", "B#m()V@1", "B#m()V@2");
  }

  @Test
  void shouldNotTrustTheBlockBeforeWhereTheOtherCandidateBeginsAMethod() throws IOException {
    // 101 leads to 102 in A, but may as well call B, which begins with 102.
    assertThat(
            keys(
                new SessionFixture(directory)
                    .add(type("A", 100, 4))
                    .add(type("B", 102, 4))
                    .area("t", SessionFixture.PC, 9, 101, 102, 7, 105)))
        .containsExactly("A#m()V@1", "ambiguous", "unknown", "B#m()V@3");
  }

  @Test
  void shouldEndWhereTheFileEndsThatWasCutWhileRead() throws IOException {
    SessionFixture fixture =
        new SessionFixture(directory).area("t", SessionFixture.PC, 9, 1, 2, 3, 4);
    Session session = Session.open(fixture.write());
    try (FileChannel file = FileChannel.open(fixture.areaFile(1), StandardOpenOption.WRITE)) {
      file.truncate(4 * 3 + 2);
    }
    List<Integer> pcs = new ArrayList<>();
    new TraceWalker(new SymbolTable(session.table()), n -> {})
        .walk(session.areas().get(0), (index, pc, symbol) -> pcs.add(pc));

    assertThat(pcs).containsExactly(1, 2);
  }

  @Test
  void shouldLeaveOutWhatWasAddedAfterTheSessionWasOpened() throws IOException {
    SessionFixture fixture = new SessionFixture(directory).area("t", SessionFixture.PC, 9, 1, 2);
    Session session = Session.open(fixture.write());
    byte[] grown = Files.readAllBytes(fixture.areaFile(1));
    grown[0] = 4;
    Files.write(fixture.areaFile(1), grown);
    List<Integer> pcs = new ArrayList<>();
    new TraceWalker(new SymbolTable(session.table()), n -> {})
        .walk(session.areas().get(0), (index, pc, symbol) -> pcs.add(pc));

    assertThat(pcs).containsExactly(1, 2);
  }

  @Test
  void shouldStreamAreasLongerThanAChunk() throws IOException {
    int[] pcs = new int[3 * AreaReader.CHUNK_WORDS + 17];
    for (int i = 0; i < pcs.length; i++) {
      pcs[i] = i + 1;
    }
    Session session =
        Session.open(
            new SessionFixture(directory)
                .area("t", SessionFixture.PC, pcs.length + 1, pcs)
                .write());
    int[] seen = {0};
    new TraceWalker(new SymbolTable(session.table()), n -> {})
        .walk(
            session.areas().get(0),
            (index, pc, symbol) -> {
              assertThat(index).isEqualTo(++seen[0]);
              assertThat(pc).isEqualTo(index);
              return true;
            });
    assertThat(seen[0]).isEqualTo(pcs.length);
  }
}
