package org.kcov4j.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.ForkedJvm;

/**
 * Tests of a library, as its own build runs them.
 *
 * @param library such as {@code commons-lang3}; its tests are in a jar of their own
 * @param tests the package that they are in
 * @param whole whether these are all tests of the library; then libraries that only tests need are
 *     on the class path
 * @param opened packages of {@code java.base} that tests look into
 */
record TestSuite(String library, String tests, boolean whole, List<String> opened) {

  static TestSuite lang() {
    return new TestSuite(
        "commons-lang3",
        "org.apache.commons.lang3",
        true,
        List.of("java.lang", "java.lang.reflect", "java.util", "java.time", "java.time.chrono"));
  }

  /** All of Commons Collections' tests, or those of one package that need nothing but JUnit. */
  static TestSuite collections(boolean whole) {
    String all = "org.apache.commons.collections4";
    return new TestSuite("commons-collections4", whole ? all : all + ".bidimap", whole, List.of());
  }

  /** The JVM with the tests to run. */
  ForkedJvm in(ForkedJvm jvm) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(Artifacts.corpus("junit-platform-console-standalone"));
    classPath.add(Artifacts.corpus(library));
    classPath.add(Artifacts.corpus(library + "-tests"));
    if (whole) {
      classPath.addAll(Artifacts.testLibraries());
    } else {
      classPath.add(Artifacts.corpus("commons-lang3"));
    }
    opened.forEach(name -> jvm.jvmArgs("--add-opens", "java.base/" + name + "=ALL-UNNAMED"));
    return jvm.classPath(classPath)
        .jvmArgs("-Dfile.encoding=UTF-8", "-Xmx512m")
        .main(
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--disable-banner",
            "--disable-ansi-colors",
            "--details=summary",
            "--select-package=" + tests,
            "--include-classname=[^$]*Test");
  }

  /** Puts the files that tests read where they look for them, from their working directory. */
  void unpackFiles(Path directory) throws IOException {
    Path resources = directory.resolve("src/test/resources");
    try (InputStream jar = Files.newInputStream(Artifacts.corpus(library + "-tests"));
        ZipInputStream in = new ZipInputStream(jar)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory() && !entry.getName().endsWith(".class")) {
          Path file = resources.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
        }
      }
    }
  }
}
