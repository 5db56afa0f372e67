import org.kcov4j.maven.it.Compared

// Each line with code has the same instructions and branches, covered and missed, in both reports.
new Compared(basedir.toPath())
    .module('collections')
    .module('model')
    .module('kotlin')
    .module('service')
    .aggregate('coverage')
    .atLeast(20000)

return true
