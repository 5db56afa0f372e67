import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

def report = 'target/site/kcov4j/jacoco.xml'
assertThat(built.lines(report, 'com/acme/Shapes.kt')).isEqualTo('5+ 7- 12+ 13+ 14~ 15- 16- 17+ 20- 21-')
// What the compiler made for data classes does not count, as for JaCoCo.
assertThat(built.xml(report).select('class[name=com/acme/Circle] > method').eachAttr('name')).doesNotContain('copy', 'equals')
assertThat(built.text('target/site/kcov4j/packages/com.acme/Shapes.kt.html')).contains('sealed interface')

return true
