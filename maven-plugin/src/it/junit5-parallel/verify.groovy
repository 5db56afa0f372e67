import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

assertThat(built.lines('target/site/kcov4j/jacoco.xml', 'com/acme/Calc.java')).isEqualTo('3- 5+ 6+ 8+')
// Each test ran on a thread of its own, and each thread tells what its test ran.
def linesOf = built.linesByThread('target/kcov4j', 'com.acme.Calc')
assertThat(linesOf.values()*.toString().sort()).isEqualTo(['[5, 6]', '[5, 8]'])
assertThat(linesOf.keySet()).allMatch { it.startsWith('ForkJoinPool') || it.startsWith('junit') }

return true
