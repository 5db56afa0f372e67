import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

// The second build's report counts the first build's session too, the third build's only its own.
def reports = built.log().readLines().findAll { it =~ /append: \d+ session/ }.collect { it - '[INFO] ' }
assertThat(reports).containsExactly(
    'append: 1 session, 1 class, 50.0 % of lines and 50.0 % of branches covered',
    'append: 2 sessions, 1 class, 75.0 % of lines and 100.0 % of branches covered',
    'append: 1 session, 1 class, 50.0 % of lines and 50.0 % of branches covered')
assertThat(built.sessions('target/kcov4j')).hasSize(1)
assertThat(built.lines('target/site/kcov4j/jacoco.xml', 'com/acme/Calc.java')).isEqualTo('3- 5~ 6- 8+')

return true
