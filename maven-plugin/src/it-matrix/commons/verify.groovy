import org.kcov4j.maven.it.Compared

// Each line with code has the same instructions and branches, covered and missed, in both reports.
new Compared(basedir.toPath())
    .module('cli')
    .module('codec')
    .module('csv')
    .module('validator')
    .aggregate('coverage')
    .atLeast(10000)

return true
