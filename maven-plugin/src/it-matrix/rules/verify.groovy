import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built
import org.kcov4j.maven.it.Compared
import org.kcov4j.maven.it.KnownDifferences

def builds = new Built(basedir).log().split('BUILD (SUCCESS|FAILURE)') as List
def violations = builds.take(4).collect { b -> b.readLines().findAll { it.contains('Rule violated') }.sort() }

// The same elements do not keep the same limits, said in the same words. JaCoCo's has an order of its own.
assertThat(violations[0]).hasSizeGreaterThan(50)
['bundle', 'package', 'class', 'source file', 'method'].each { e ->
  assertThat(violations[0]).anyMatch { it.startsWith("[WARNING] Rule violated for $e ") }
}
assertThat(violations[1]).isEqualTo(violations[0])
assertThat(violations[3]).isEqualTo(violations[2])
assertThat(builds[0]).contains('[WARNING] Coverage checks have not been met. See log for details.')
assertThat(builds[1]).contains('[WARNING] Coverage checks have not been met. See above.')
new Compared(basedir.toPath()).module('.').expect(20, KnownDifferences.none())

return true
