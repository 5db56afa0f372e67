package org.kcov4j.reader.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.check.Limit;
import org.jacoco.report.check.Rule;
import org.jacoco.report.check.RulesChecker;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.report.jacoco.JacocoReport;

/** Holds coverage against rules. */
public final class CoverageCheck {
  private CoverageCheck() {}

  /**
   * What does not hold, in JaCoCo's words: {@code Rule violated for class a.B: lines covered ratio
   * is 0.50, but expected minimum is 0.80}.
   *
   * @param name of the bundle, for messages
   * @return empty where all holds
   */
  public static List<String> violations(String name, CoverageTree tree, List<CoverageRule> rules)
      throws IOException {
    RulesChecker checker = new RulesChecker();
    checker.setRules(rules.stream().map(CoverageCheck::rule).toList());
    List<String> violations = new ArrayList<>();
    IReportVisitor visitor =
        checker.createVisitor((node, rule, limit, message) -> violations.add(message));
    visitor.visitInfo(List.of(), List.of());
    visitor.visitBundle(JacocoReport.bundle(name, tree), null);
    visitor.visitEnd();
    return violations;
  }

  private static Rule rule(CoverageRule from) {
    Rule rule = new Rule();
    rule.setElement(from.element());
    rule.setIncludes(String.join(":", from.includes()));
    rule.setExcludes(String.join(":", from.excludes()));
    Limit limit = rule.createLimit();
    limit.setCounter(from.counter().name());
    limit.setValue(from.value().name());
    if (from.minimum() != null) {
      limit.setMinimum(from.minimum().toPlainString());
    }
    if (from.maximum() != null) {
      limit.setMaximum(from.maximum().toPlainString());
    }
    return rule;
  }
}
