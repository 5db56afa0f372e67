import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built
import org.kcov4j.reader.session.AreaMode

def built = new Built(basedir)

def sessions = built.sessions('target/recorded, in order')
assertThat(sessions).hasSize(1)
def areas = sessions[0].areas()
assertThat(areas*.threadName()).containsExactly('main')
assertThat(areas*.mode()).containsExactly(AreaMode.PC)
assertThat(areas*.recordedWords()).containsExactly(10000)
// Start, then condition and body for each order, condition once more, end; nothing of the logger.
assertThat(areas*.count()).containsExactly(1 + 2 * 3 + 1 + 1)
assertThat(built.linesByThread('target/recorded, in order', 'com.acme.Log')).isEmpty()
def dumped = { new File(basedir, "target/dumped classes/$it/com/acme").list().toList().sort() }
assertThat(dumped('original')).isEqualTo(['Log.class', 'Shop.class'])
assertThat(dumped('instrumented')).isEqualTo(['Log.class', 'Shop.class'])
assertThat(built.text("target/agent's log.txt")).startsWith('[kcov4j] info agent: recording to ')
// Where nothing was recorded on purpose, classes do not count as missed.
assertThat(built.xml('target/site/kcov4j/jacoco.xml').select('class').eachAttr('name'))
    .containsExactly('com/acme/Log', 'com/acme/Shop')

return true
