package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.trace.SymbolTable;

class CallOrderTest {
  @TempDir Path directory;

  private final ClassFixture type = new ClassFixture("a/B");

  /** Calls in block 0 and block 1, returns from block 2; block 3 is a handler. */
  private final ClassFixture.Method outer =
      type.method("outer", "()V")
          .block(0, 0, 5, 10, 1)
          .block(5, 0, 5, 11, 1, 2)
          .block(10, ClassFixture.RETURNS, 1, 12)
          .block(11, ClassFixture.HANDLER, 2, 13, 2);

  private final ClassFixture.Method inner =
      type.method("inner", "()V").block(0, 0, 5, 20, 1).block(5, ClassFixture.RETURNS, 1, 21);

  private final ClassFixture.Method leaf =
      type.method("leaf", "()V").block(0, ClassFixture.RETURNS, 1, 30);

  /** Its first block is a loop's. */
  private final ClassFixture.Method loop =
      type.method("loop", "()V").block(0, 0, 5, 40, 0, 1).block(5, ClassFixture.RETURNS, 1, 41);

  private List<String> order(int... pcs) throws Exception {
    new SessionFixture(directory).add(type).area("t", SessionFixture.PC, 64, pcs).write();
    SymbolTable table = new SymbolTable(Session.open(directory).table());
    List<String> runs = new ArrayList<>();
    CallOrder order = new CallOrder(new BlockFacts(table), run -> runs.add(text(run, table)));
    for (int i = 0; i < pcs.length; i++) {
      order.pc(i + 1, table.symbol(pcs[i]));
    }
    order.end();
    return runs;
  }

  /** Indented by depth: where it begins, how, and lines with what repeats folded. */
  private static String text(MethodRun run, SymbolTable table) {
    StringBuilder text = new StringBuilder("  ".repeat(run.depth()));
    text.append(run.index()).append(' ').append(run.entry());
    for (int i = 0; i < run.blocks().length; i += MethodRun.STRIDE) {
      int[] b = run.blocks();
      text.append(b[i + 2] > 0 ? " " + b[i + 2] + " times " + b[i + 3] + ":" : "");
      text.append(' ').append(b[i] < 0 ? "?" : table.line(b[i]));
      text.append(b[i + 1] > 1 ? "x" + b[i + 1] : "");
    }
    return text.append(run.more() > 0 ? " +" + run.more() : "").toString();
  }

  @Test
  void shouldNestACallAndGoOnBelowIt() throws Exception {
    assertThat(order(outer.pc(0), inner.pc(0), inner.pc(1), outer.pc(1), outer.pc(2)))
        .containsExactly("1 CALLED 10", "  2 CALLED 20 21", "4 CONTINUED 11 12");
  }

  @Test
  void shouldPutCallsInARowSideBySide() throws Exception {
    assertThat(order(outer.pc(0), leaf.pc(0), leaf.pc(0), inner.pc(0), leaf.pc(0), outer.pc(1)))
        .containsExactly(
            "1 CALLED 10",
            "  2 CALLED 30",
            "  3 CALLED 30",
            "  4 CALLED 20",
            "    5 CALLED 30",
            "6 CONTINUED 11");
  }

  @Test
  void shouldTakeAJumpToAMethodsFirstBlockForALoopNotForACall() throws Exception {
    assertThat(order(loop.pc(0), loop.pc(0), loop.pc(0), loop.pc(1), loop.pc(0)))
        .containsExactly("1 CALLED 40x3 41", "5 CALLED 40");
  }

  @Test
  void shouldEndWhatAnExceptionLeft() throws Exception {
    assertThat(order(outer.pc(0), inner.pc(0), inner.pc(0), outer.pc(3), outer.pc(2)))
        .containsExactly("1 CALLED 10", "  2 CALLED 20", "    3 CALLED 20", "4 CONTINUED 13 12");
  }

  @Test
  void shouldGoOnInAHandlerOfAMethodThatWasLeaving() throws Exception {
    assertThat(order(outer.pc(0), outer.pc(1), outer.pc(2), leaf.pc(0), outer.pc(3)))
        .containsExactly("1 CALLED 10 11 12", "4 CALLED 30", "5 JOINED 13");
    assertThat(order(outer.pc(0), outer.pc(1), outer.pc(2), outer.pc(3)))
        .containsExactly("1 CALLED 10 11 12 13");
  }

  @Test
  void shouldSayWhereTheBeginWasNotSeen() throws Exception {
    assertThat(order(inner.pc(1), outer.pc(1), leaf.pc(0), outer.pc(2)))
        .containsExactly("1 JOINED 21", "2 JOINED 11", "  3 CALLED 30", "4 CONTINUED 12");
  }

  @Test
  void shouldTellRecursionFromGoingOn() throws Exception {
    assertThat(order(inner.pc(0), inner.pc(0), inner.pc(1), inner.pc(1)))
        .containsExactly("1 CALLED 20", "  2 CALLED 20 21", "4 CONTINUED 21");
  }

  @Test
  void shouldShowBlocksOfNoKnownMethod() throws Exception {
    assertThat(order(outer.pc(0), 0x1234, 0x1235, outer.pc(1)))
        .containsExactly("1 CALLED 10", "  2 JOINED ?x2", "4 CONTINUED 11");
  }

  @Test
  void shouldFoldLoopsAndCountWhatIsTooMuch() throws Exception {
    assertThat(order(outer.pc(0), outer.pc(1), outer.pc(1), outer.pc(1), outer.pc(2)))
        .containsExactly("1 CALLED 10 11x3 12");
  }
}
