package org.kcov4j.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.shared.model.fileset.FileSet;
import org.apache.maven.shared.model.fileset.util.FileSetManager;
import org.kcov4j.maven.input.DataFiles;
import org.kcov4j.reader.session.DumpWriter;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;
import org.kcov4j.reader.text.Count;

/** Packs sessions into one portable dump file, which all other goals read too. */
@Mojo(name = "merge", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public class MergeMojo extends KcovMojo {
  /** The file to write. */
  @Parameter(property = "kcov4j.destFile", defaultValue = "${project.build.directory}/kcov4j.kcovd")
  private File destFile;

  /**
   * What to pack: directories that have sessions below them, and dump files. If not given, the
   * sessions of this project's unit and integration tests.
   */
  @Parameter private List<FileSet> fileSets;

  /**
   * Whether to keep each PC of a thread once only, where it first ran: coverage stays, repeats go.
   */
  @Parameter(property = "kcov4j.reduce", defaultValue = "false")
  private boolean reduce;

  /** For Maven. */
  public MergeMojo() {}

  @Override
  void run() throws IOException {
    List<SessionSource> sources = Sessions.findAny(paths());
    if (sources.isEmpty()) {
      getLog().info("Skipping the merge: nothing was recorded.");
      return;
    }
    Path file = destFile.toPath().toAbsolutePath();
    Files.createDirectories(file.getParent());
    try (DumpWriter dump = new DumpWriter(file, reduce, pcs -> {})) {
      for (SessionSource source : sources) {
        dump.add(source);
      }
      dump.finish();
      getLog()
          .info(
              file
                  + ": "
                  + Count.of(dump.sessions(), "session")
                  + ", "
                  + Count.of(dump.classes(), "class"));
    }
  }

  private List<Path> paths() throws IOException {
    List<Path> paths = new ArrayList<>();
    if (fileSets == null || fileSets.isEmpty()) {
      Path build = Path.of(project.getBuild().getDirectory());
      return List.of(build.resolve(DataFiles.UNIT), build.resolve(DataFiles.INTEGRATION));
    }
    FileSetManager files = new FileSetManager();
    for (FileSet set : fileSets) {
      Path root = project.getBasedir().toPath().resolve(set.getDirectory());
      if (Files.isDirectory(root)) {
        set.setDirectory(root.toString());
        for (String name : files.getIncludedDirectories(set)) {
          paths.add(root.resolve(name));
        }
        for (String name : files.getIncludedFiles(set)) {
          if (Sessions.isDump(root.resolve(name))) {
            paths.add(root.resolve(name));
          }
        }
      }
    }
    return paths;
  }
}
