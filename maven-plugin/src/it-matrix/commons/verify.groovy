import org.kcov4j.maven.it.Compared
import org.kcov4j.maven.it.KnownDifferences

// Each line with code has the same instructions and branches, covered and missed, in both reports, but for those listed.
new Compared(basedir.toPath())
    .module('cli')
    .module('codec')
    .module('csv')
    .module('validator')
    .aggregate('coverage')
    .expect(10000, KnownDifferences.of(basedir.toPath().resolve('differences.txt')))

return true
