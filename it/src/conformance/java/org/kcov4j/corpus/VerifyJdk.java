package org.kcov4j.corpus;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.kcov4j.agent.emit.ClassInstrumenter;
import org.kcov4j.agent.emit.Mark;
import org.kcov4j.agent.emit.Marks;
import org.kcov4j.agent.emit.ProbeSettings;

/**
 * Instruments every class of the running JDK and has the JVM verify the result, without
 * ever running it: the JVM checks the classes of a redefinition one after the other and takes none
 * if one of them is refused, and the last of each redefinition is one that it must refuse.
 *
 * <p>Arguments: take every n-th class; {@code block}, {@code edge} or {@code cmp}; a class whose
 * probes are damaged, or {@code -}; the modules, none for all. Needs {@link Premain}, and the
 * agent, which brings its instrumenter and the runtime.
 */
public final class VerifyJdk {
  private static final int BATCH = 200;
  private static final int MAJOR_VERSION_OFFSET = 6;

  // ldc2_w of the block, then invokestatic.
  private static final int LDC2_W = 0x14;
  private static final int INVOKESTATIC = 0xB8;

  private final ClassDefinition refused;
  private final ProbeSettings settings;
  private final String damaged;
  private int classes;

  private VerifyJdk(String probes, String damaged) throws IOException {
    Marks initializers =
        (type, superType, method, descriptor) ->
            method.equals("<clinit>") ? Mark.CLASS_LOADING : null;
    settings =
        new ProbeSettings(probes.equals("edge"), initializers)
            .withComparisons(probes.equals("cmp"));
    this.damaged = damaged;
    refused = new ClassDefinition(Refused.class, ofNoKnownVersion(Refused.class));
  }

  /** The class whose redefinition is refused. */
  private static final class Refused {}

  /** A class as it is and with probes. */
  private static final class Candidate {
    final Class<?> type;
    final byte[] plain;
    final byte[] probed;

    Candidate(Class<?> type, byte[] plain, byte[] probed) {
      this.type = type;
      this.plain = plain;
      this.probed = probed;
    }
  }

  public static void main(String[] arguments) throws IOException {
    int step = Integer.parseInt(arguments[0]);
    List<String> modules = Arrays.asList(arguments).subList(3, arguments.length);
    new VerifyJdk(arguments[1], arguments[2]).run(step, modules);
  }

  private void run(int step, List<String> modules) throws IOException {
    List<Candidate> batch = new ArrayList<>();
    List<String> names = JdkClasses.names(modules);
    for (int i = 0; i < names.size(); i += step) {
      Candidate candidate = instrumented(names.get(i));
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
    Output.end(classes);
  }

  /** Null for a class that cannot be had in this JVM, or not be redefined. */
  private Candidate instrumented(String name) throws IOException {
    try {
      Class<?> loaded = Class.forName(name, false, ClassLoader.getSystemClassLoader());
      byte[] plain = JdkClasses.bytes(loaded);
      if (plain == null || !Premain.instrumentation.isModifiableClass(loaded)) {
        return null;
      }
      byte[] probed = new ClassInstrumenter(plain, settings).bytes();
      if (name.equals(damaged)) {
        damage(probed);
      }
      return new Candidate(loaded, plain, probed);
    } catch (ClassNotFoundException | LinkageError e) {
      return null; // The program could not have it either.
    } catch (RuntimeException e) {
      Output.failed(name, e);
      return null;
    }
  }

  /** Looks for the class that is to blame where the wrong one was refused. */
  private void verify(List<Candidate> batch) {
    Throwable failure = redefine(batch, each -> each.probed);
    if (failure instanceof UnsupportedClassVersionError) {
      return;
    }
    if (batch.size() > 1) {
      verify(batch.subList(0, batch.size() / 2));
      verify(batch.subList(batch.size() / 2, batch.size()));
      return;
    }
    // The JVM itself rewrites some classes as it loads them: those refuse their own class file too.
    Throwable without = redefine(batch, each -> each.plain);
    if (without.getClass() != failure.getClass()) {
      Output.failed(batch.get(0).type.getName(), failure);
    }
  }

  private Throwable redefine(List<Candidate> batch, Function<Candidate, byte[]> version) {
    List<ClassDefinition> all = new ArrayList<>();
    for (Candidate each : batch) {
      all.add(new ClassDefinition(each.type, version.apply(each)));
    }
    all.add(refused);
    try {
      Premain.instrumentation.redefineClasses(all.toArray(new ClassDefinition[0]));
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
    byte[] bytes = JdkClasses.bytes(type);
    bytes[MAJOR_VERSION_OFFSET] = (byte) 0xFF;
    return bytes;
  }
}
