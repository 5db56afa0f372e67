package org.kcov4j.reader.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.kcov4j.reader.classfile.ClassFiles;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageNotes;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What commands that count coverage read: sessions, and class files beside them. */
final class CoverageInput {
  @Option(
      names = "--classes",
      paramLabel = "DIR:JAR",
      description = {
        "Class files of the program: classes that were never loaded count as not covered, and"
            + " code that the compiler made counts as little as for JaCoCo."
      })
  private String classes;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "What to read.")
  private List<Path> paths;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Sees each session once it is added. */
  interface SessionVisitor {
    void visit(Session session) throws IOException;
  }

  /** All sessions together. */
  Coverage read(Terminal terminal, String task) throws IOException {
    return read(terminal, task, session -> {});
  }

  /** All sessions together, each shown to a visitor. */
  Coverage read(Terminal terminal, String task, SessionVisitor visitor) throws IOException {
    List<Path> classPath = classes == null ? List.of() : files("--classes", classes);
    Coverage coverage = new Coverage();
    try (Progress progress = terminal.progress(task)) {
      for (SessionSource source : Sessions.find(paths)) {
        Session session = source.open();
        progress.expect(session.areas().stream().mapToLong(AreaInfo::readable).sum());
        coverage.add(session, progress::step);
        visitor.visit(session);
      }
    }
    if (classes != null) {
      coverage.addClassFiles(new ClassFiles(classPath));
    }
    return coverage;
  }

  /** The files and directories of an option's list, which must exist. */
  private List<Path> files(String option, String list) {
    List<Path> files = new ArrayList<>();
    for (String name : list.split(Pattern.quote(File.pathSeparator))) {
      files.add(existing(option, name));
    }
    return files;
  }

  private Path existing(String option, String name) {
    try {
      if (!name.isEmpty() && Files.exists(Path.of(name))) {
        return Path.of(name);
      }
    } catch (InvalidPathException e) {
      // said below
    }
    throw new ParameterException(
        spec.commandLine(), option + ": no such directory or jar: '" + name + "'");
  }

  /** Says what the counters do not. */
  static void warn(Terminal terminal, Coverage coverage, CoverageTree tree) {
    CoverageNotes.warnings(tree).forEach(terminal::warn);
    CoverageNotes.warnings(coverage).forEach(terminal::warn);
  }
}
