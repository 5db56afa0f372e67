import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

assertThat(built.xml('target/site/jacoco-ut/jacoco.xml').select('class').eachAttr('name')).containsExactly('com/acme/core/Order')
assertThat(built.lines('target/site/jacoco-ut/jacoco.xml', 'com/acme/core/Order.java')).isEqualTo('3+ 5+')
assertThat(built.sessions('target/coverage-reports/jacoco-ut.exec')).hasSize(1)
assertThat(built.sessions('target/coverage-reports/aggregate.exec')).hasSize(1)
assertThat(built.log()).contains('surefireArgLine set to -javaagent:').contains('All coverage checks have been met.')

return true
