import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

def source = 'com/acme/Calc.java'
assertThat(built.lines('lib/target/site/kcov4j/jacoco.xml', source)).isEqualTo('3- 5~ 6- 8+')
assertThat(built.lines('lib/target/site/kcov4j-it/jacoco.xml', source)).isEqualTo('3- 5~ 6+ 8-')
assertThat(built.lines('coverage/target/site/kcov4j-aggregate/jacoco.xml', source)).isEqualTo('3- 5+ 6+ 8+')
// Each module's navigation leads to the reports there are, and to no others.
assertThat(built.text('lib/target/site/project-reports.html'))
    .contains('kcov4j/index.html')
    .contains('kcov4j-it/index.html')
    .doesNotContain('kcov4j-aggregate')
assertThat(built.text('coverage/target/site/project-reports.html'))
    .contains('kcov4j-aggregate/index.html')
    .doesNotContain('kcov4j/index.html')
    .doesNotContain('kcov4j-it')
assertThat(built.text('coverage/target/site/kcov4j-aggregate/index.html')).contains('Coverage')

return true
