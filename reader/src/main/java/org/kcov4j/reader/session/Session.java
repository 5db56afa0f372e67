package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kcov4j.runtime.layout.BlockTableLayout;

/**
 * A session as it stood when it was opened. Its JVM may still be running: facts are taken in an
 * order (areas, then blocks) in which each PC counted has its block in the table.
 *
 * @param location its directory, or the dump file that holds it
 * @param name of its directory, by which users know it
 * @param id what its logs share
 * @param info who ran
 * @param end when the JVM ended in an orderly way, ms since 1970; 0 where it was killed or still
 *     runs
 * @param areas in the order in which they were made
 * @param failures classes left as they were
 * @param table the classes and their blocks
 */
public record Session(
    Path location,
    String name,
    long id,
    SessionInfo info,
    long end,
    List<AreaInfo> areas,
    List<ClassFailure> failures,
    BlockTable table) {

  /**
   * Reads all of a session but the contents of its areas. A missing area file is not an error here,
   * see {@link #problem}.
   *
   * @throws SessionFormatException if a log is missing or damaged
   */
  public static Session open(Path directory) throws IOException {
    SessionLog log = SessionLog.read(directory);
    List<AreaInfo> areas = log.areas(new AreaFiles.OfDirectory(directory));
    BlockTable table =
        hasTable(directory, areas)
            ? BlockTable.read(directory, log.sessionId)
            : new BlockTable(List.of(), List.of());
    return new Session(
        directory,
        nameOf(directory),
        log.sessionId,
        log.info,
        log.end,
        areas,
        List.copyOf(log.failures),
        table);
  }

  /** A JVM killed as it started may have come no further than its session log. */
  static boolean hasTable(Path directory, List<AreaInfo> areas) {
    return !areas.isEmpty() || Files.exists(directory.resolve(BlockTableLayout.FILE_NAME));
  }

  static String nameOf(Path directory) {
    Path name = directory.toAbsolutePath().normalize().getFileName();
    return name == null ? directory.toString() : name.toString();
  }

  /** The first area that cannot be read, as the error that reading it would give. */
  public Optional<SessionFormatException> problem() throws IOException {
    for (AreaInfo area : areas) {
      try {
        area.check();
      } catch (SessionFormatException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }
}
