package org.kcov4j.it.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.core.compiler.CharOperation;
import org.eclipse.jdt.internal.compiler.classfmt.ClassFileReader;
import org.eclipse.jdt.internal.compiler.classfmt.ClassFormatException;
import org.eclipse.jdt.internal.compiler.env.INameEnvironment;
import org.eclipse.jdt.internal.compiler.env.NameEnvironmentAnswer;

/** The JDK's classes for ECJ, each read once. */
final class CachedClasses implements INameEnvironment {
  private final Map<String, NameEnvironmentAnswer> answers = new HashMap<>();
  private final Set<String> packages = new HashSet<>();

  CachedClasses() {
    for (Module module : ModuleLayer.boot().modules()) {
      for (String name : module.getPackages()) {
        for (int dot = name.length(); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
          packages.add(name.substring(0, dot).replace('.', '/'));
        }
      }
    }
  }

  @Override
  public NameEnvironmentAnswer findType(char[][] name) {
    return find(new String(CharOperation.concatWith(name, '/')));
  }

  @Override
  public NameEnvironmentAnswer findType(char[] name, char[][] packageName) {
    return find(new String(CharOperation.concatWith(packageName, name, '/')));
  }

  @Override
  public boolean isPackage(char[][] parent, char[] name) {
    char[][] none = {};
    return packages.contains(
        new String(CharOperation.concatWith(parent == null ? none : parent, name, '/')));
  }

  @Override
  public void cleanup() {
    // Kept for the next operation.
  }

  private NameEnvironmentAnswer find(String name) {
    // Absent classes too: most lookups are for nested types that do not exist.
    if (!answers.containsKey(name)) {
      answers.put(name, read(name));
    }
    return answers.get(name);
  }

  private static NameEnvironmentAnswer read(String name) {
    String file = name + ".class";
    try (InputStream in = Object.class.getResourceAsStream("/" + file)) {
      return in == null ? null : new NameEnvironmentAnswer(ClassFileReader.read(in, file), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassFormatException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
