import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

assertThat(built.lines('target/site/kcov4j/jacoco.xml', 'com/acme/Calc.java')).isEqualTo('3- 5~ 6+ 8-')
// The site's navigation leads to the report. Without integration tests and modules there is no other.
assertThat(built.text('target/site/project-reports.html'))
    .contains('kcov4j/index.html')
    .doesNotContain('kcov4j-it')
    .doesNotContain('kcov4j-aggregate')

return true
