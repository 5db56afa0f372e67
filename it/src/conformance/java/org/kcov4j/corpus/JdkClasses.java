package org.kcov4j.corpus;

import java.io.File;
import java.io.FilenameFilter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class files of the running JDK: of its image, and of JDK 8 its jars. */
final class JdkClasses {
  private static final String SUFFIX = ".class";
  private static final String MODULES = "/modules";

  private JdkClasses() {}

  /**
   * Names of classes, as in Java source, in a fixed order.
   *
   * @param modules which modules; all if empty, and in JDK 8
   */
  static List<String> names(List<String> modules) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(image().getPath(MODULES))) {
      files
          .filter(file -> file.getNameCount() > 2)
          .filter(file -> modules.isEmpty() || modules.contains(file.getName(1).toString()))
          .map(file -> file.subpath(2, file.getNameCount()).toString())
          .forEach(file -> add(file, names));
    } catch (FileSystemNotFoundException e) {
      for (File jar : jarsOf8()) {
        try (FileSystem files = FileSystems.newFileSystem(jar.toPath(), (ClassLoader) null);
            Stream<Path> all = Files.walk(files.getPath("/"))) {
          all.forEach(file -> add(file.toString().substring(1), names));
        }
      }
    }
    return names.stream().sorted().collect(Collectors.toList());
  }

  /** The class file, or null if no loader of this JVM has it. */
  static byte[] bytes(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + SUFFIX;
    ClassLoader loader = type.getClassLoader();
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(file)
            : loader.getResourceAsStream(file)) {
      return in == null ? null : readAll(in);
    }
  }

  private static byte[] readAll(InputStream in) throws IOException {
    byte[] bytes = new byte[1 << 14];
    int length = 0;
    for (int n = 0; n >= 0; n = in.read(bytes, length, bytes.length - length)) {
      length += n;
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private static FileSystem image() {
    try {
      return FileSystems.getFileSystem(URI.create("jrt:/"));
    } catch (ProviderNotFoundException e) {
      throw new FileSystemNotFoundException(e.getMessage());
    }
  }

  private static List<File> jarsOf8() {
    FilenameFilter jars = (directory, name) -> name.endsWith(".jar");
    List<File> all = new ArrayList<>();
    for (String directory : new String[] {"lib", "lib/ext"}) {
      File[] found = new File(System.getProperty("java.home"), directory).listFiles(jars);
      all.addAll(Arrays.asList(found));
    }
    return all;
  }

  private static void add(String file, List<String> names) {
    if (file.endsWith(SUFFIX) && !file.endsWith("module-info.class")) {
      names.add(file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'));
    }
  }
}
