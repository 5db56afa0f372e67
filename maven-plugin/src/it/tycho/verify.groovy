import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

// In front of what the property held.
assertThat(built.log().readLines().findAll { it.startsWith('[INFO] tycho.testArgLine set to -javaagent:') })
    .hasSize(1)
    .allMatch { it.endsWith(' -Dfrom=property') }
assertThat(built.log()).doesNotContain('[INFO] argLine set').doesNotContain('[WARNING] maven-surefire-plugin')
assertThat(built.sessions('target/kcov4j')).hasSize(1)
assertThat(built.lines('target/site/kcov4j/jacoco.xml', 'com/acme/Calc.java')).isEqualTo('3- 5~ 6+ 8-')

return true
