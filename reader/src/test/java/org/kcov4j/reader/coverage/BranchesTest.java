package org.kcov4j.reader.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.reader.coverage.BranchState.COVERED;
import static org.kcov4j.reader.coverage.BranchState.MISSED;
import static org.kcov4j.reader.coverage.BranchState.UNKNOWN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.MethodRecord;
import org.kcov4j.reader.session.Session;

class BranchesTest {
  @TempDir Path directory;
  private final ClassFixture type = new ClassFixture("com/acme/T");

  /** The states of all decisions of the class's first method after these ordinals ran. */
  private List<BranchState> states(ClassFixture.Method method, int... ordinals) throws IOException {
    Coverage coverage = new Coverage();
    coverage.add(session("s", type, method, ordinals), n -> {});
    return states(coverage);
  }

  private Session session(
      String name, ClassFixture fixture, ClassFixture.Method method, int... ordinals)
      throws IOException {
    int[] pcs = new int[ordinals.length];
    for (int i = 0; i < pcs.length; i++) {
      pcs[i] = method.pc(ordinals[i]);
    }
    return Session.open(
        new SessionFixture(directory.resolve(name))
            .add(fixture)
            .area("t", SessionFixture.UNIQUE, 20, pcs)
            .write());
  }

  private static List<BranchState> states(Coverage coverage) {
    ClassCoverage only = coverage.classes().iterator().next();
    Blocks blocks = only.type().blocks();
    MethodRecord record = only.type().methods().get(0);
    Branches branches = new Branches(only, record);
    List<BranchState> states = new ArrayList<>();
    for (int block = 0; block < record.blockCount(); block++) {
      if (Branches.isDecision(blocks, block)) {
        for (int i = 0; i < blocks.successors(block); i++) {
          states.add(branches.state(block, i));
        }
      }
    }
    return states;
  }

  @Test
  void shouldProveTheWaysOfAnIfWithoutElse() throws IOException {
    ClassFixture.Method abs = Samples.abs(type);

    assertThat(states(abs)).containsExactly(MISSED, MISSED);
    assertThat(states(abs, 0)).containsExactly(MISSED, MISSED); // an exception
    assertThat(states(abs, 0, 2)).containsExactly(COVERED, MISSED);
    assertThat(states(abs, 0, 1)).containsExactly(MISSED, COVERED);
    assertThat(states(abs, 0, 1, 2)).containsExactly(UNKNOWN, COVERED);
  }

  @Test
  void shouldTakeASplitEdgesWordForIt() throws IOException {
    ClassFixture.Method abs = Samples.absWithEdges(type);

    assertThat(states(abs, 0, 1, 2)).containsExactly(MISSED, COVERED);
    assertThat(states(abs, 0, 3, 2)).containsExactly(COVERED, MISSED);
    assertThat(states(abs, 0, 3, 1, 2)).containsExactly(COVERED, COVERED);
  }

  @Test
  void shouldNotTellTwoWaysToOneBlockApart() throws IOException {
    ClassFixture.Method method =
        type.method("m", "()V").block(0, 0, 1, 1, 1, 1).block(3, ClassFixture.RETURNS, 1, 2);

    assertThat(states(method, 0, 1)).containsExactly(UNKNOWN, UNKNOWN);
  }

  @Test
  void shouldNotTakeAHandlerOrTheMethodsStartForProof() throws IOException {
    ClassFixture.Method method =
        type.method("m", "()V")
            .block(0, 0, 1, 1, 0, 1)
            .block(3, ClassFixture.HANDLER | ClassFixture.RETURNS, 1, 2);

    assertThat(states(method, 0, 1)).containsExactly(UNKNOWN, UNKNOWN);
    assertThat(states(method, 0)).containsExactly(UNKNOWN, MISSED);
  }

  @Test
  void shouldMergeSessionsWithAndWithoutSplitEdges() throws IOException {
    ClassFixture plain = new ClassFixture("com/acme/T");
    ClassFixture split = new ClassFixture("com/acme/T");
    ClassFixture.Method plainAbs = Samples.abs(plain);
    ClassFixture.Method splitAbs = Samples.absWithEdges(split);
    Session without = session("plain", plain, plainAbs, 0, 2);
    Session with = session("split", split, splitAbs, 0, 1, 2);

    Coverage forwards = new Coverage();
    forwards.add(without, n -> {});
    forwards.add(with, n -> {});
    Coverage backwards = new Coverage();
    backwards.add(with, n -> {});
    backwards.add(without, n -> {});

    assertThat(states(forwards)).containsExactly(UNKNOWN, COVERED);
    assertThat(states(backwards)).containsExactly(UNKNOWN, COVERED);
    assertThat(forwards.classes()).hasSize(1);
  }
}
