import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

assertThat(built.sessions('target/kcov4j')*.info()*.jvmFeature()).containsExactly(8)
assertThat(built.lines('target/site/kcov4j/jacoco.xml', 'com/acme/Calc.java')).isEqualTo('3- 5~ 6+ 8-')

return true
