import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

assertThat(built.log()).contains('The forked VM terminated without properly saying goodbye')
assertThat(built.sessions('target/kcov4j')).hasSize(3)
// Blocks, not probes behind them: what came after the end of the JVM is in the block of what ended it.
assertThat(built.lines('target/site/kcov4j/jacoco.xml', 'com/acme/Server.java'))
    .startsWith('5- 7+').contains('12+ 13+').endsWith('19+ 20+')

return true
