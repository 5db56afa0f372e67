package org.kcov4j.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jacoco.core.analysis.ICoverageNode.ElementType;
import org.jacoco.report.check.Limit;
import org.junit.jupiter.api.Test;
import org.kcov4j.reader.check.CoverageRule;

class RuleTest {
  private static Limit limit(String counter, String value, String minimum, String maximum) {
    Limit limit = new Limit();
    if (counter != null) {
      limit.setCounter(counter);
      limit.setValue(value);
    }
    if (minimum != null) {
      limit.setMinimum(minimum);
    }
    if (maximum != null) {
      limit.setMaximum(maximum);
    }
    return limit;
  }

  @Test
  void shouldBeARuleForEachLimit() {
    Rule rule = new Rule();
    rule.setElement(ElementType.CLASS);
    rule.setIncludes(List.of("a.*"));
    rule.setExcludes(List.of("a.B", "a.C"));
    rule.setLimits(
        List.of(limit(null, null, "0.5", null), limit("LINE", "MISSEDCOUNT", null, "3")));

    assertThat(rule.rules())
        .containsExactly(
            CoverageRule.parse(
                "CLASS INSTRUCTION COVEREDRATIO >= 0.5 includes=a.* excludes=a.B:a.C"),
            CoverageRule.parse("CLASS LINE MISSEDCOUNT <= 3 includes=a.* excludes=a.B:a.C"));
  }

  @Test
  void shouldBeForTheBundleIfNothingIsSaid() {
    Rule rule = new Rule();
    rule.setLimits(List.of(limit("LINE", "COVEREDRATIO", "80%", null)));

    assertThat(rule.rules()).containsExactly(CoverageRule.parse("LINE >= 0.80"));
  }

  @Test
  void shouldRefuseWhatCanNeverBe() {
    Rule rule = new Rule();
    assertThatThrownBy(rule::rules).hasMessageStartingWith("a rule needs limits");
    rule.setLimits(List.of(limit("LINE", "COVEREDRATIO", "80", null)));
    assertThatThrownBy(rule::rules).hasMessageStartingWith("a ratio is from 0 to 1");
  }
}
