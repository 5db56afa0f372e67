import org.kcov4j.maven.it.Compared
import org.kcov4j.maven.it.KnownDifferences

// Each line with code has the same instructions and branches, covered and missed, in both reports, but for those listed.
new Compared(basedir.toPath())
    .module('collections')
    .module('model')
    .module('kotlin')
    .module('service')
    .aggregate('coverage')
    .expect(20000, KnownDifferences.of(basedir.toPath().resolve('differences.txt')))

return true
