package org.kcov4j.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The JDKs to run programs on: 17 and 25, each if it is installed beside the running one, then
 * those that the system property {@code kcov4j.jdks} names: homes, or directories that hold homes,
 * separated by the path separator.
 */
public final class Jvms {

  private static final List<Integer> ALWAYS = List.of(17, 25);

  private Jvms() {}

  /** A JDK that tests want, whether or not it is there. */
  public record Wanted(int feature, Optional<Jdk> found) {

    /** The JDK; skips the running test if it is absent or older than the given feature version. */
    public Jdk orSkip(int atLeast) {
      Assumptions.assumeTrue(found.isPresent(), () -> "JDK " + feature + " is not installed");
      Assumptions.assumeTrue(
          feature >= atLeast, () -> "the program needs JDK " + atLeast + ", not " + feature);
      return found.get();
    }

    @Override
    public String toString() {
      return found.map(Jdk::toString).orElse("JDK " + feature + " (absent)");
    }
  }

  /** The running JDK. */
  public static Jdk running() {
    return Jdk.at(Path.of(System.getProperty("java.home"))).orElseThrow();
  }

  /** What parameterized tests run on; never empty. */
  public static Stream<Wanted> wanted() {
    Map<Integer, Jdk> installed = byFeature(installed());
    List<Wanted> wanted = new ArrayList<>();
    for (int feature : ALWAYS) {
      wanted.add(new Wanted(feature, Optional.ofNullable(installed.get(feature))));
    }
    byFeature(named(System.getProperty("kcov4j.jdks", "")))
        .forEach(
            (feature, jdk) -> {
              if (!ALWAYS.contains(feature)) {
                wanted.add(new Wanted(feature, Optional.of(jdk)));
              }
            });
    return wanted.stream();
  }

  /** The running JDK first, then its siblings by name. */
  static List<Jdk> installed() {
    List<Jdk> jdks = new ArrayList<>();
    jdks.add(running());
    jdks.addAll(below(running().home().getParent()));
    return jdks;
  }

  static List<Jdk> named(String paths) {
    List<Jdk> jdks = new ArrayList<>();
    for (String path : paths.split(File.pathSeparator)) {
      if (!path.isBlank()) {
        List<Jdk> found = homeOrHomes(Path.of(path));
        if (found.isEmpty()) {
          throw new IllegalArgumentException("kcov4j.jdks: no JDK at or below " + path);
        }
        jdks.addAll(found);
      }
    }
    return jdks;
  }

  private static List<Jdk> homeOrHomes(Path path) {
    return Jdk.at(path).map(List::of).orElseGet(() -> below(path));
  }

  private static List<Jdk> below(Path directory) {
    try (Stream<Path> homes = Files.list(directory)) {
      return homes.sorted().map(Jdk::at).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("unreadable: " + directory, e);
    }
  }

  private static Map<Integer, Jdk> byFeature(List<Jdk> jdks) {
    Map<Integer, Jdk> first = new LinkedHashMap<>();
    for (Jdk jdk : jdks) {
      first.putIfAbsent(jdk.feature(), jdk);
    }
    return first;
  }
}
