import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)
def report = 'target/site/kcov4j/jacoco.xml'

assertThat(built.sessions('target/kcov4j')).hasSize(1)
assertThat(built.threads('target/kcov4j')).contains('main')
assertThat(built.lines(report, 'com/acme/Calc.java')).isEqualTo('3- 5~ 6+ 8- 12-')
// Loaded by no test: missed all the same.
assertThat(built.lines(report, 'com/acme/NeverLoaded.java')).isEqualTo('3- 5-')
// Neither tests nor libraries are part of the program.
assertThat(built.xml(report).select('class').eachAttr('name')).containsExactly('com/acme/Calc', 'com/acme/NeverLoaded')
assertThat(built.xml(report).select('report').attr('name')).isEqualTo('Calculator')
assertThat(built.has('target/site/kcov4j/jacoco.csv')).isTrue()
// Source roots are known.
assertThat(built.text('target/site/kcov4j/packages/com.acme/Calc.java.html')).contains('public static int abs')
assertThat(built.log()).contains('Calculator: 1 session, 2 classes').doesNotContain('[WARNING] maven-surefire')
return true
