import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

assertThat(built.lines('target/site/kcov4j/jacoco.xml', 'com/acme/Calc.java')).isEqualTo('3- 5+ 6+ 8+')
assertThat(built.linesByThread('target/kcov4j', 'com.acme.Calc').values()*.toString().sort())
    .isEqualTo(['[5, 6]', '[5, 8]'])

return true
