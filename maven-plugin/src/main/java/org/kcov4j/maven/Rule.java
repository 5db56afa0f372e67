package org.kcov4j.maven;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jacoco.core.analysis.ICoverageNode.ElementType;
import org.jacoco.report.check.Limit;
import org.kcov4j.reader.check.CoverageRule;

/** A rule of goal {@code check}, as a POM has it. */
public class Rule {
  private ElementType element = ElementType.BUNDLE;
  private List<String> includes = List.of("*");
  private List<String> excludes = List.of();
  private List<Limit> limits = new ArrayList<>();

  /** One that asks for nothing yet. */
  public Rule() {}

  /** What the rule is applied to: BUNDLE, PACKAGE, CLASS, SOURCEFILE or METHOD. */
  public void setElement(ElementType element) {
    this.element = element;
  }

  /** Names of elements, with {@code *} and {@code ?}. */
  public void setIncludes(List<String> includes) {
    this.includes = List.copyOf(includes);
  }

  /** Names of elements, with {@code *} and {@code ?}. */
  public void setExcludes(List<String> excludes) {
    this.excludes = List.copyOf(excludes);
  }

  /** What each of the elements must keep. */
  public void setLimits(List<Limit> limits) {
    this.limits = List.copyOf(limits);
  }

  /**
   * A rule of the library for each limit.
   *
   * @throws IllegalArgumentException if a limit can never be, or there is none
   */
  List<CoverageRule> rules() {
    if (limits.isEmpty()) {
      throw new IllegalArgumentException("a rule needs limits: <limits><limit>...");
    }
    return limits.stream().map(this::rule).toList();
  }

  private CoverageRule rule(Limit limit) {
    return new CoverageRule(
        element,
        includes,
        excludes,
        limit.getEntity(),
        limit.getValue(),
        number(limit.getMinimum()),
        number(limit.getMaximum()));
  }

  private static BigDecimal number(String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
