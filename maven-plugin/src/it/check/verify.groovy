import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

def violations = built.log().readLines().findAll { it.contains('Rule violated') }.unique()
assertThat(violations).containsExactly(
    '[WARNING] Rule violated for bundle check-rules: instructions covered ratio is 0.3, but expected minimum is 0.9',
    '[WARNING] Rule violated for package com.acme: lines covered ratio is 0.40, but expected minimum is 0.90',
    '[WARNING] Rule violated for class com.acme.Calc: branches missed count is 1, but expected maximum is 0',
    '[WARNING] Rule violated for method com.acme.Calc.half(int): methods missed ratio is 1, but expected maximum is 0',
    '[WARNING] Rule violated for source file com/acme/Calc.java: complexity total count is 4, but expected maximum is 3')
assertThat(built.log())
    .contains('[WARNING] Coverage checks have not been met. See above.')
    .contains('Coverage checks have not been met: 5 violations, see above.')
    .contains('kcov4j:check')
    .contains('User property: kcov4j.haltOnFailure')

return true
