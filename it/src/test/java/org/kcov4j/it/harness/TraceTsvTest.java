package org.kcov4j.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TraceTsvTest {

  private static final String HEADER = "thread\tindex\tpc\tclass\tmethod\tdescriptor\tbci\tline\n";

  @Test
  void shouldReadRows() {
    String text =
        HEADER
            + "main\t1\t0xfedcba98\ta.b.C$D\trun\t()V\t0\t17\nmain\t2\t0x00000001\tC\tm\t(I)J\t9\t\n";

    assertThat(TraceTsv.parse(text))
        .containsExactly(
            new TraceRow(
                "main",
                1,
                0xfedcba98,
                new CodeLocation("a.b.C$D", "run", "()V", 0),
                OptionalInt.of(17)),
            new TraceRow("main", 2, 1, new CodeLocation("C", "m", "(I)J", 9), OptionalInt.empty()));
  }

  @Test
  void shouldRefuseOtherHeader() {
    assertThatIllegalArgumentException().isThrownBy(() -> TraceTsv.parse("thread\tpc\n"));
  }

  @Test
  void shouldQuoteRowThatDoesNotParse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TraceTsv.parse(HEADER + "main\t1\t17\tC\tm\t()V\t0\t\n"))
        .withMessageContaining("main\t1\t17");
  }
}
