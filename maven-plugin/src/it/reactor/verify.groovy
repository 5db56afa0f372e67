import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

def report = 'coverage/target/site/kcov4j-aggregate/jacoco.xml'
// What tests of any module ran counts.
assertThat(built.lines(report, 'com/acme/core/Price.java')).isEqualTo('3- 5+ 6+ 8+ 12-')
assertThat(built.lines(report, 'com/acme/web/Page.java')).isEqualTo('5- 7+ 8+ 10+')
def xml = built.xml(report)
assertThat(xml.select('report').attr('name')).isEqualTo('The shop')
assertThat(xml.select('group').eachAttr('name')).containsExactly('core', 'web')
assertThat(xml.select('sessioninfo')).hasSize(3)
// Each module has its own class of that name.
assertThat(xml.select('group[name=core] class[name=com/acme/Main] > counter[type=LINE]').attr('covered')).isEqualTo('1')
assertThat(xml.select('group[name=web] class[name=com/acme/Main] > counter[type=LINE]').attr('covered')).isEqualTo('0')
assertThat(built.text('coverage/target/site/kcov4j-aggregate/index.html')).contains('Modules')
// Of one module alone, what its own tests ran.
assertThat(built.lines('core/target/site/kcov4j/jacoco.xml', 'com/acme/core/Price.java')).isEqualTo('3- 5~ 6- 8+ 12-')
// Rules are held against all modules together.
assertThat(built.log())
    .contains('All coverage checks have been met.')
    .contains('[WARNING] Rule violated for bundle coverage: lines missed count is 6, but expected maximum is 5')

return true
