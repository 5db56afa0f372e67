package org.kcov4j.it.generated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.kcov4j.it.generated.Interpreter.Outcome;

/** Many random methods, each run twice. */
public final class GeneratedMethods {
  private static final int METHODS_OF_A_CLASS = 25;
  private static final int RUNS_OF_A_METHOD = 2;
  private static final int OLDEST = 45;
  private static final int NEWEST = 72;

  private final long seed;
  private final List<Run> runs = new ArrayList<>();
  private final List<Generated> classes = new ArrayList<>();

  private record Run(Generated owner, Shape shape, Expectation expectation, State parameters) {
    String line() {
      return owner.name().replace('/', '.') + " " + shape.name() + " " + parameters.parameters();
    }
  }

  /** What a JVM records. */
  public enum Runs {
    /** Nothing. */
    PLAIN,
    BLOCKS,
    UNIQUE,
    EDGES
  }

  private GeneratedMethods(long seed) {
    this.seed = seed;
  }

  /**
   * Makes methods.
   *
   * @param feature of the JDK that must read them
   */
  public static GeneratedMethods make(int methods, int feature, long seed) {
    GeneratedMethods made = new GeneratedMethods(seed);
    Random random = new Random(seed);
    int newest = Math.min(NEWEST, 44 + feature);
    for (int i = 0; i < methods; i += METHODS_OF_A_CLASS) {
      int number = i / METHODS_OF_A_CLASS;
      int version = OLDEST + number % (newest - OLDEST + 1);
      made.add(Generated.make("gen/C" + number, version, METHODS_OF_A_CLASS, random), random);
    }
    return made;
  }

  private void add(Generated generated, Random random) {
    classes.add(generated);
    for (Generated.Method method : generated.methods()) {
      Expectation expectation = new Expectation(method);
      for (int i = 0; i < RUNS_OF_A_METHOD; i++) {
        runs.add(new Run(generated, method.shape(), expectation, parameters(random)));
      }
    }
  }

  private static State parameters(Random random) {
    return new State(
        random.nextInt(4) - 1,
        random.nextInt(7) - 2,
        random.nextInt(),
        random.nextInt(100) - 50,
        random.nextInt(1_000) / 8.0,
        random.nextInt(10) - 1,
        5 + random.nextInt(25));
  }

  /** Writes the class files, and the list that {@code RunMethods} reads. */
  public void writeTo(Path directory, Path list) throws IOException {
    for (Generated each : classes) {
      Path file = directory.resolve(each.name() + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, each.bytes());
    }
    Files.write(list, runs.stream().map(Run::line).toList());
  }

  /**
   * The lines that {@code RunMethods} has to write.
   *
   * @param recorded those that it has written
   */
  public List<String> expected(Runs kind, List<String> recorded) {
    List<String> lines = new ArrayList<>();
    for (Run run : runs) {
      Outcome outcome = Interpreter.run(run.shape, run.parameters);
      List<Integer> pcs =
          switch (kind) {
            case PLAIN -> List.of();
            case BLOCKS -> run.expectation.blocks(outcome);
            case UNIQUE -> run.expectation.unique(outcome);
            case EDGES -> run.expectation.edges(outcome, pcs(recorded.get(lines.size())));
          };
      StringBuilder line = new StringBuilder(outcome.result());
      pcs.forEach(pc -> line.append(' ').append(pc));
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<Integer> pcs(String line) {
    return Arrays.stream(line.split(" ")).skip(1).map(Integer::valueOf).toList();
  }

  /** Where a line of the runs comes from. */
  public String describe(int line) {
    Run run = runs.get(line);
    return "seed " + seed + ", version " + run.owner.bytes()[7] + ", " + run.line();
  }
}
