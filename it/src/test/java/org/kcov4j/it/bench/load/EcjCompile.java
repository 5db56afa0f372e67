package org.kcov4j.it.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.ClassFile;
import org.eclipse.jdt.internal.compiler.CompilationResult;
import org.eclipse.jdt.internal.compiler.Compiler;
import org.eclipse.jdt.internal.compiler.DefaultErrorHandlingPolicies;
import org.eclipse.jdt.internal.compiler.batch.CompilationUnit;
import org.eclipse.jdt.internal.compiler.env.ICompilationUnit;
import org.eclipse.jdt.internal.compiler.impl.CompilerOptions;
import org.eclipse.jdt.internal.compiler.problem.DefaultProblemFactory;

/**
 * ECJ compiles the Java sources below the directory {@code bench.sources}. Class files of the JDK
 * are read once and kept, so that an operation is the compiler's own work.
 */
public final class EcjCompile implements Workload {
  private final CachedClasses classes = new CachedClasses();
  private final CompilerOptions options =
      new CompilerOptions(
          Map.of(
              CompilerOptions.OPTION_Compliance, "17",
              CompilerOptions.OPTION_Source, "17",
              CompilerOptions.OPTION_TargetPlatform, "17"));
  private final List<Path> sources;
  private final List<char[]> contents = new ArrayList<>();
  private long result;

  public EcjCompile() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("bench.sources")))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    for (Path source : sources) {
      contents.add(Files.readString(source).toCharArray());
    }
  }

  @Override
  public long operation() {
    result = 0;
    Compiler compiler =
        new Compiler(
            classes,
            DefaultErrorHandlingPolicies.exitAfterAllProblems(),
            options,
            this::accept,
            new DefaultProblemFactory(Locale.ROOT));
    compiler.useSingleThread = true;
    compiler.compile(units());
    return result;
  }

  private ICompilationUnit[] units() {
    ICompilationUnit[] units = new ICompilationUnit[sources.size()];
    for (int i = 0; i < units.length; i++) {
      units[i] = new CompilationUnit(contents.get(i), sources.get(i).toString(), "UTF-8");
    }
    return units;
  }

  private void accept(CompilationResult compiled) {
    if (compiled.hasErrors()) {
      throw new IllegalStateException(compiled.getErrors()[0].toString());
    }
    for (ClassFile file : compiled.getClassFiles()) {
      result += file.getBytes().length;
    }
  }
}
