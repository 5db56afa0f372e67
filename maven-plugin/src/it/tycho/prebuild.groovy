import java.util.jar.JarEntry
import java.util.jar.JarOutputStream

// An extension that knows the packaging, where Maven finds what was installed.
def directory = new File(localRepositoryPath, 'com/acme/eclipse-packaging/1.0')
directory.mkdirs()
new File(directory, 'eclipse-packaging-1.0.pom').text = '''<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.acme</groupId>
  <artifactId>eclipse-packaging</artifactId>
  <version>1.0</version>
</project>
'''
new JarOutputStream(new FileOutputStream(new File(directory, 'eclipse-packaging-1.0.jar'))).withCloseable { jar ->
  jar.putNextEntry(new JarEntry('META-INF/plexus/components.xml'))
  jar.write(new File(basedir, 'components.xml').bytes)
  jar.closeEntry()
}

return true
