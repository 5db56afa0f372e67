import static org.assertj.core.api.Assertions.assertThat

import org.kcov4j.maven.it.Built

def built = new Built(basedir)

def warnings = built.log().readLines().findAll { it.startsWith('[WARNING] maven-surefire-plugin') }
def poms = basedir.canonicalPath
def dropped = '[WARNING] maven-surefire-plugin drops the agent, as its argLine does not refer to the property ' +
    "'argLine' (as @{argLine}, which is looked at late enough). Change "
assertThat(warnings).containsExactly(
    dropped + poms + '/literal/pom.xml:17 from <argLine>-Xmx256m</argLine> to <argLine>@{argLine} -Xmx256m</argLine>',
    // Maven fills in a property of the POM before the agent is in it.
    dropped + poms + '/eager/pom.xml:21 from <argLine>${argLine} -ea</argLine> to <argLine>@{argLine} -ea</argLine>',
    "[WARNING] maven-surefire-plugin runs tests in Maven's own JVM, which has no agent: nothing will be recorded. " +
    'Remove <forkCount>0</forkCount>.')
assertThat(built.sessions('literal/target/kcov4j')).isEmpty()
assertThat(built.sessions('eager/target/kcov4j')).isEmpty()
assertThat(built.sessions('late/target/kcov4j')).hasSize(1)
assertThat(built.sessions('in-process/target/kcov4j')).isEmpty()

return true
