package org.kcov4j.it.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kcov4j.agent.emit.ClassInstrumenter;
import org.kcov4j.agent.emit.ProbeSettings;

/**
 * Instruments every class of the running JDK's image and has the JVM verify the result, without
 * ever running it: the JVM checks the classes of a redefinition one after the other and takes none
 * if one of them is refused, and the last of each redefinition is one that it must refuse.
 *
 * <p>Arguments: take every n-th class; a class whose probes are damaged, or {@code -}; the modules,
 * none for all. Needs {@link Premain}, and the agent, which brings its instrumenter and the
 * runtime.
 */
public final class VerifyJdk {
  private static final int BATCH = 200;
  private static final int MAJOR_VERSION_OFFSET = 6;

  // ldc2_w of the block, then invokestatic.
  private static final int LDC2_W = 0x14;
  private static final int INVOKESTATIC = 0xB8;

  private final ClassDefinition refused;
  private final String damaged;
  private int classes;

  private VerifyJdk(String damaged) throws IOException {
    this.damaged = damaged;
    refused = new ClassDefinition(Refused.class, ofNoKnownVersion(Refused.class));
  }

  /** The class whose redefinition is refused. */
  private static final class Refused {}

  /** A class as it is and with probes. */
  private record Candidate(Class<?> type, byte[] plain, byte[] probed) {}

  public static void main(String[] arguments) throws IOException {
    int step = Integer.parseInt(arguments[0]);
    List<String> modules = List.of(arguments).subList(2, arguments.length);
    new VerifyJdk(arguments[1]).run(step, modules);
  }

  private void run(int step, List<String> modules) throws IOException {
    List<Candidate> batch = new ArrayList<>();
    List<Path> files = classFiles(modules);
    for (int i = 0; i < files.size(); i += step) {
      Candidate candidate = instrumented(files.get(i));
      if (candidate != null) {
        batch.add(candidate);
        classes++;
      }
      if (batch.size() == BATCH) {
        verify(batch);
        batch.clear();
      }
    }
    verify(batch);
    System.out.println(Linked.end(classes));
  }

  private static List<Path> classFiles(List<String> modules) throws IOException {
    Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.endsWith("module-info.class"))
          .filter(file -> modules.isEmpty() || modules.contains(file.getName(1).toString()))
          .sorted()
          .toList();
    }
  }

  /** Null for a class that cannot be had in this JVM, or not be redefined. */
  private Candidate instrumented(Path file) throws IOException {
    String path = file.subpath(2, file.getNameCount()).toString();
    String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
    try {
      Class<?> loaded = Class.forName(name, false, ClassLoader.getSystemClassLoader());
      if (!Premain.instrumentation.isModifiableClass(loaded)) {
        return null;
      }
      byte[] plain = Files.readAllBytes(file);
      byte[] probed = new ClassInstrumenter(plain, ProbeSettings.DEFAULT).bytes();
      if (name.equals(damaged)) {
        damage(probed);
      }
      return new Candidate(loaded, plain, probed);
    } catch (ClassNotFoundException | LinkageError e) {
      return null; // The program could not have it either.
    } catch (RuntimeException e) {
      System.out.println(Linked.line(name, e));
      return null;
    }
  }

  /** Looks for the class that is to blame where the wrong one was refused. */
  private void verify(List<Candidate> batch) {
    Throwable failure = redefine(batch, Candidate::probed);
    if (failure instanceof UnsupportedClassVersionError) {
      return;
    }
    if (batch.size() > 1) {
      verify(batch.subList(0, batch.size() / 2));
      verify(batch.subList(batch.size() / 2, batch.size()));
      return;
    }
    // The JVM itself rewrites some classes as it loads them: those refuse their own class file too.
    Throwable without = redefine(batch, Candidate::plain);
    if (without.getClass() != failure.getClass()) {
      System.out.println(Linked.line(batch.get(0).type.getName(), failure));
    }
  }

  private Throwable redefine(List<Candidate> batch, Function<Candidate, byte[]> version) {
    List<ClassDefinition> all = new ArrayList<>();
    for (Candidate each : batch) {
      all.add(new ClassDefinition(each.type, version.apply(each)));
    }
    all.add(refused);
    try {
      Premain.instrumentation.redefineClasses(all.toArray(ClassDefinition[]::new));
      return new IllegalStateException("all were taken");
    } catch (UnmodifiableClassException
        | ClassNotFoundException
        | LinkageError
        | RuntimeException e) {
      return e;
    }
  }

  /** Makes the first probe load its constant as if it were not a long. */
  private static void damage(byte[] probed) {
    for (int i = 0; i < probed.length - 3; i++) {
      if (probed[i] == LDC2_W && (probed[i + 3] & 0xFF) == INVOKESTATIC) {
        probed[i]--;
        return;
      }
    }
    throw new IllegalStateException("no probe");
  }

  private static byte[] ofNoKnownVersion(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      byte[] bytes = in.readAllBytes();
      bytes[MAJOR_VERSION_OFFSET] = (byte) 0xFF;
      return bytes;
    }
  }
}
