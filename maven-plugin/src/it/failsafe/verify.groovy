import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

def source = 'com/acme/Calc.java'
assertThat(built.sessions('target/kcov4j')).hasSize(1)
assertThat(built.sessions('target/kcov4j-it')).hasSize(1)
assertThat(built.sessions('target/all.kcovd')).hasSize(2)
assertThat(built.lines('target/site/kcov4j/jacoco.xml', source)).isEqualTo('3- 5~ 6+ 8-')
assertThat(built.lines('target/site/kcov4j-it/jacoco.xml', source)).isEqualTo('3- 5~ 6- 8+')
assertThat(built.lines('target/site/all/jacoco.xml', source)).isEqualTo('3- 5+ 6+ 8+')
assertThat(new File(basedir, 'target/site/all').list().toList().sort())
    .isEqualTo(['cobertura.xml', 'coverage.json', 'jacoco.xml', 'lcov.info'])
assertThat(built.log()).contains('All coverage checks have been met.').contains('all.kcovd: 2 sessions')

return true
