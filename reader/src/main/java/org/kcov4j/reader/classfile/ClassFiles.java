package org.kcov4j.reader.classfile;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.kcov4j.reader.session.SessionFormatException;

/**
 * The class files below directories and in archives, archives inside archives included (as in
 * {@code WEB-INF/lib} and {@code BOOT-INF/lib}). Holds one class file at a time, of an inner
 * archive all.
 */
public final class ClassFiles {
  private static final String CLASS = ".class";
  private static final String VERSIONS = "META-INF/versions/";

  private final List<Path> paths;
  private final Predicate<String> names;

  /** Takes the class files that an archive has for one name: several in a multi-release jar. */
  public interface Visitor {
    /**
     * @param releases from the oldest; at least one
     */
    void visit(List<Release> releases) throws IOException;
  }

  /**
   * A class file for JVMs from some feature version on.
   *
   * @param feature 0 for any JVM
   * @param file the class
   */
  public record Release(int feature, ClassFile file) {}

  /** What leads to a class file's bytes. */
  private record Entry(int feature, Path where, Source source) {}

  private interface Source {
    byte[] read() throws IOException;
  }

  /**
   * @param paths directories and archives, searched in this order
   */
  public ClassFiles(List<Path> paths) {
    this(paths, name -> true);
  }

  /**
   * @param paths directories and archives, searched in this order
   * @param names accepts names below a directory or in an archive, such as {@code a/b/C.class}
   */
  public ClassFiles(List<Path> paths, Predicate<String> names) {
    this.paths = List.copyOf(paths);
    this.names = names;
  }

  /**
   * Shows all class files that have code.
   *
   * @throws SessionFormatException if one is damaged, or an archive is
   */
  public void visit(Visitor visitor) throws IOException {
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        directory(path, visitor);
      } else {
        try {
          archive(path, visitor);
        } catch (ZipException e) {
          throw new SessionFormatException(path, 0, "a jar", e.getMessage());
        }
      }
    }
  }

  private void directory(Path root, Visitor visitor) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(f -> f.toString().endsWith(CLASS)).sorted().toList();
    }
    for (Path file : files) {
      Path name = root.relativize(file);
      if (Files.isRegularFile(file)
          && !name.startsWith("META-INF")
          && names.test(name.toString().replace(File.separatorChar, '/'))) {
        show(List.of(new Entry(0, file, () -> Files.readAllBytes(file))), visitor);
      }
    }
  }

  private void archive(Path path, Visitor visitor) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      Map<String, List<Entry>> byName = new LinkedHashMap<>();
      boolean releases = isMultiRelease(zip);
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        Source source =
            () -> {
              try (InputStream in = zip.getInputStream(entry)) {
                return in.readAllBytes();
              }
            };
        if (entry.getName().endsWith(CLASS)) {
          add(entry.getName(), path, source, releases, byName);
        } else if (entry.getName().endsWith(".jar")) {
          inner(inside(path, entry.getName()), source.read(), visitor);
        }
      }
      show(byName, visitor);
    }
  }

  private static boolean isMultiRelease(ZipFile zip) throws IOException {
    ZipEntry manifest = zip.getEntry(JarFile.MANIFEST_NAME);
    if (manifest == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(manifest)) {
      return isMultiRelease(in.readAllBytes());
    }
  }

  private static boolean isMultiRelease(byte[] manifest) {
    String text = new String(manifest, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.lines().anyMatch(l -> l.strip().equalsIgnoreCase("Multi-Release: true"));
  }

  private void inner(Path where, byte[] jar, Visitor visitor) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().endsWith(CLASS) || entry.getName().equals(JarFile.MANIFEST_NAME)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    byte[] manifest = files.remove(JarFile.MANIFEST_NAME);
    boolean releases = manifest != null && isMultiRelease(manifest);
    Map<String, List<Entry>> byName = new LinkedHashMap<>();
    files.forEach((name, bytes) -> add(name, where, () -> bytes, releases, byName));
    show(byName, visitor);
  }

  private void add(
      String entry,
      Path archive,
      Source source,
      boolean releases,
      Map<String, List<Entry>> byName) {
    int feature = 0;
    String name = entry;
    if (entry.startsWith(VERSIONS)) {
      int end = entry.indexOf('/', VERSIONS.length());
      String number = end < 0 ? "" : entry.substring(VERSIONS.length(), end);
      if (!releases || !number.matches("[1-9][0-9]{0,3}")) {
        return; // no JVM loads it
      }
      feature = Integer.parseInt(number);
      name = entry.substring(end + 1);
    } else if (entry.startsWith("META-INF/")) {
      return;
    }
    if (!names.test(name)) {
      return;
    }
    byName
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(new Entry(feature, inside(archive, entry), source));
  }

  /** How messages name an entry. */
  private static Path inside(Path archive, String entry) {
    return archive.resolveSibling(
        archive.getFileName() + "!" + entry.replaceAll("[\\x00\\\\:*?\"<>|]", "_"));
  }

  private static void show(Map<String, List<Entry>> byName, Visitor visitor) throws IOException {
    for (List<Entry> entries : byName.values()) {
      entries.sort(java.util.Comparator.comparingInt(Entry::feature));
      show(entries, visitor);
    }
  }

  private static void show(List<Entry> entries, Visitor visitor) throws IOException {
    List<Release> releases = new ArrayList<>();
    for (Entry entry : entries) {
      releases.add(
          new Release(entry.feature, ClassFileReader.read(entry.source.read(), entry.where)));
    }
    visitor.visit(releases);
  }
}
