new File(basedir, 'toolchains.xml').text = """<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides>
      <version>1.8</version>
    </provides>
    <configuration>
      <jdkHome>${org.kcov4j.maven.it.Jdks.find(jdks, 8)}</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
"""

return true
