package org.kcov4j.reader.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.trace.SymbolTable;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/** A session that may be running. Its logs are read anew only when they have grown. */
final class LiveSession implements WatchedSession {
  /** So many PCs are looked at for the newest methods. */
  private static final int NEWEST_PCS = 256;

  private final Path directory;
  private final Map<Integer, LiveArea> areas = new HashMap<>();
  private final Map<Integer, Integer> counts = new HashMap<>();
  private Session session;
  private SymbolTable symbols;
  private long sessionSize = -1;
  private long blocksSize = -1;

  LiveSession(Path directory) {
    this.directory = directory;
  }

  @Override
  public SessionView look(int methods) throws IOException {
    read();
    List<LiveArea.Sample> samples = new ArrayList<>();
    // An area that was moved is done: there is nothing to watch.
    List<AreaInfo> known = session.areas().stream().filter(area -> !area.moved()).toList();
    for (AreaInfo area : known) {
      LiveArea live =
          areas.computeIfAbsent(area.number(), n -> new LiveArea(area.file(), area.byteOrder()));
      samples.add(area.holdsComparisons() ? live.sampleComparisons() : live.sample(NEWEST_PCS));
    }
    read(); // a PC just seen may be of a class loaded since
    Map<Integer, AreaInfo> now = new HashMap<>();
    session.areas().forEach(area -> now.put(area.number(), area));
    List<AreaView> views = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      views.add(view(now.get(known.get(i).number()), samples.get(i), methods));
    }
    return new SessionView(
        session.name(),
        session.info().pid(),
        session.info().start(),
        state(),
        session.table().classes().size(),
        session.table().blockCount(),
        List.copyOf(views));
  }

  private void read() throws IOException {
    long newSessionSize = size(SessionLayout.FILE_NAME);
    long newBlocksSize = size(BlockTableLayout.FILE_NAME);
    if (newSessionSize == sessionSize && newBlocksSize == blocksSize) {
      return;
    }
    session = Session.open(directory);
    if (newBlocksSize != blocksSize) {
      symbols = new SymbolTable(session.table());
    }
    sessionSize = newSessionSize;
    blocksSize = newBlocksSize;
  }

  private long size(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private SessionView.State state() {
    if (session.end() != 0) {
      return SessionView.State.ENDED;
    }
    return ProcessHandle.of(session.info().pid()).isPresent()
        ? SessionView.State.RUNNING
        : SessionView.State.GONE;
  }

  private AreaView view(AreaInfo area, LiveArea.Sample sample, int methods) {
    Integer before = counts.put(area.number(), sample.count());
    boolean reset = before != null && sample.count() < before;
    return new AreaView(
        area.number(),
        area.threadName(),
        area.threadId(),
        area.virtual(),
        area.mode(),
        sample.words(),
        sample.count(),
        before == null
            ? OptionalLong.empty()
            : OptionalLong.of(reset ? sample.count() : sample.count() - before),
        sample.full(),
        reset,
        area.end() != 0,
        NewestMethods.of(symbols, sample.newest(), methods));
  }
}
