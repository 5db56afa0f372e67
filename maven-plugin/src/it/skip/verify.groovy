import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

// Surefire was given an empty property, not '@{argLine}' to the letter, or its JVM had not started.
assertThat(built.log()).contains('Tests run: 1, Failures: 0')
assertThat(built.log().count('Skipping kcov4j, as kcov4j.skip is set.')).isEqualTo(4)
assertThat(built.has('target/kcov4j')).isFalse()
assertThat(built.has('target/site')).isFalse()

return true
