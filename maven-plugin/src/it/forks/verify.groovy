import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

// Two JVMs for all classes, then one for each class; every one has a session of its own.
def sessions = built.sessions('target/kcov4j')
assertThat(sessions).hasSize(2 + 3)
assertThat(sessions*.info()*.pid().toSet()).hasSize(2 + 3)
assertThat(built.lines('target/site/kcov4j/jacoco.xml', 'com/acme/Month.java')).isEqualTo('3- 5~ 7+ 9+ 11+ 13-')

return true
