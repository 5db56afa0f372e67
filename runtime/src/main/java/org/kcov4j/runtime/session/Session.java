package org.kcov4j.runtime.session;

import java.io.File;
import java.io.IOException;
import java.nio.ByteOrder;
import java.security.PrivilegedAction;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.area.PrivateFiles;
import org.kcov4j.runtime.area.Privileged;
import org.kcov4j.runtime.layout.LogLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/**
 * The session directory of this JVM: {@code <output>/<pid>-<start millis>-<random>}, mode 0700,
 * with the session log, the block table and one file for each area. Thread-safe.
 *
 * <p>Nothing is kept back to be written at the end, so there is no end that could fail to be
 * reached.
 */
public final class Session {
  // Absent before Java 19 (JEP 425).
  private static final Class<?> VIRTUAL_THREAD = bootClass("java.lang.BaseVirtualThread");

  /** So many areas keep their files when nobody records into them any more. */
  private static final int KEPT_FILES = 1_000;

  private static volatile Session current;

  private final File directory;
  private final RecordLog log;
  private final BlockTable blocks;
  private final AtomicInteger lastArea = new AtomicInteger();
  private final EndedAreas ended;
  private final Consumer<String> warnings;
  private volatile boolean closed;

  private Session(File directory, SessionFacts facts, Consumer<String> warnings)
      throws IOException {
    this.directory = directory;
    this.warnings = warnings;
    long id = new Random().nextLong();
    log = new RecordLog(new File(directory, SessionLayout.FILE_NAME), LogLayout.KIND_SESSION, id);
    blocks = BlockTable.create(directory, id);
    // Last: a session with this record is read, one without is passed over.
    log.append(SessionLayout.SESSION, payload(facts));
    ended = new EndedAreas(directory);
  }

  /**
   * Makes the directory and its logs.
   *
   * @param output the directory in which it is made; made itself if need be
   * @param warnings told, in one line each, what could not be written later
   * @throws IOException if the directory or a log could not be made
   */
  public static Session create(File output, SessionFacts facts, Consumer<String> warnings)
      throws IOException {
    if (!output.isDirectory() && !output.mkdirs() && !output.isDirectory()) {
      throw new IOException("could not make the directory " + output);
    }
    String random =
        Long.toHexString((1L << 32) | (new Random().nextInt() & 0xFFFFFFFFL)).substring(1);
    String name = facts.pid + "-" + facts.startMillis + "-" + random;
    File directory = new File(output, name);
    PrivateFiles.createDirectory(directory);
    return new Session(directory, facts, warnings);
  }

  /** Makes a session the one in which this JVM's areas are put. */
  public static void install(Session session) {
    current = session;
  }

  /** The session of this JVM, or null without an agent. */
  public static Session current() {
    return current;
  }

  /** Where it is. */
  public File directory() {
    return directory;
  }

  /** The block table. */
  public BlockTable blocks() {
    return blocks;
  }

  /**
   * Makes an area for a thread, whatever rights the program has under a security manager.
   *
   * @param threadId the thread's id; {@code Thread.getId()} may be overridden
   * @param mode {@code SessionLayout.MODE_*}
   * @param words its size now
   * @param growing whether it will double when full
   * @throws IOException if the disk is full; nothing is left behind
   */
  public SessionArea newArea(Thread thread, long threadId, int mode, int words, boolean growing)
      throws IOException {
    return Privileged.run(new NewArea(thread, threadId, mode, words, growing));
  }

  private SessionArea makeArea(Thread thread, long threadId, int mode, int words, boolean growing)
      throws IOException {
    int number = lastArea.incrementAndGet();
    String name = thread.getName();
    String file = AreaNames.fileName(number, name);
    File path = new File(directory, file);
    Area area = ended.reuse(path, words);
    if (area == null) {
      area = Area.inFile(path, words);
    }
    Payload payload =
        new Payload()
            .u4(number)
            .u8(threadId)
            .u1(isVirtual(thread) ? 1 : 0)
            .u1(mode)
            .u4(words)
            .u1(growing ? 1 : 0)
            .u8(System.currentTimeMillis())
            .utf(name)
            .utf(file);
    try {
      log.append(SessionLayout.AREA, payload.toByteArray());
    } catch (IOException e) {
      if (!path.delete()) {
        e.addSuppressed(new IOException("could not delete " + path));
      }
      throw e;
    }
    return new SessionArea(this, number, area, mode);
  }

  /**
   * Moves what an area holds that nobody uses any more, unless there were few before.
   *
   * @param wantedWords size of areas that new threads will ask for
   */
  void ended(int number, Area area, boolean comparisons, int wantedWords) {
    move(new MoveOfEnded(number, area, comparisons, wantedWords));
  }

  /** The same for an area that nobody records into any more, and that the program may read. */
  void closed(int number, Area area, boolean comparisons) {
    move(new Move(number, area, comparisons));
  }

  private void move(Move move) {
    if (!closed && move.number > KEPT_FILES) {
      Privileged.run(move);
    }
  }

  /**
   * Notes a class that was left as it was.
   *
   * @param cause {@code SessionLayout.CAUSE_*}
   */
  public void classFailed(String internalName, int cause, String reason) {
    note(SessionLayout.CLASS_FAILED, new Payload().utf(internalName).u1(cause).utf(reason));
  }

  /**
   * Notes that the JVM ends in an orderly way, or that recording does. Areas may still be written
   * after that.
   */
  public void end() {
    note(SessionLayout.SESSION_END, new Payload().u8(System.currentTimeMillis()));
  }

  /** Ends the session and closes its files. What is asked of it after that is without effect. */
  public void close() {
    end();
    closed = true;
    try {
      log.close();
      blocks.close();
      ended.close();
    } catch (IOException e) {
      warnings.accept("could not close " + directory + ": " + e.getMessage());
    }
  }

  /** Whether it was closed, so that nothing can be recorded into its areas. */
  public boolean isClosed() {
    return closed;
  }

  /** Tells the user, once for each call. */
  public void warn(String message) {
    if (!closed) {
      warnings.accept(message);
    }
  }

  /** Writes a fact that a reader can do without. */
  void note(int type, Payload payload) {
    if (closed) {
      return;
    }
    try {
      log.append(type, payload.toByteArray());
    } catch (IOException e) {
      warn("could not write to " + directory + ": " + e.getMessage());
    }
  }

  private final class NewArea implements Privileged.FileAction<SessionArea> {
    private final Thread thread;
    private final long threadId;
    private final int mode;
    private final int words;
    private final boolean growing;

    NewArea(Thread thread, long threadId, int mode, int words, boolean growing) {
      this.thread = thread;
      this.threadId = threadId;
      this.mode = mode;
      this.words = words;
      this.growing = growing;
    }

    @Override
    public SessionArea run() throws IOException {
      return makeArea(thread, threadId, mode, words, growing);
    }
  }

  private class Move implements PrivilegedAction<Void> {
    final int number;
    final Area area;
    private final boolean comparisons;

    Move(int number, Area area, boolean comparisons) {
      this.number = number;
      this.area = area;
      this.comparisons = comparisons;
    }

    @Override
    public final Void run() {
      try {
        int words = area.words();
        long offset = ended.add(area, comparisons);
        if (offset >= 0) {
          Payload moved = new Payload().u4(number).u8(offset).u4(words);
          log.append(SessionLayout.AREA_MOVED, moved.toByteArray());
          giveBack();
        }
      } catch (IOException e) {
        // Then it stays where it is.
        warn("could not move an area in " + directory + ": " + e.getMessage());
      }
      return null;
    }

    void giveBack() throws IOException {
      ended.leave(area);
    }
  }

  private final class MoveOfEnded extends Move {
    private final int wantedWords;

    MoveOfEnded(int number, Area area, boolean comparisons, int wantedWords) {
      super(number, area, comparisons);
      this.wantedWords = wantedWords;
    }

    @Override
    void giveBack() throws IOException {
      ended.recycle(area, wantedWords);
    }
  }

  private static byte[] payload(SessionFacts facts) {
    int order =
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
            ? SessionLayout.BIG_ENDIAN
            : SessionLayout.LITTLE_ENDIAN;
    return new Payload()
        .u8(facts.startMillis)
        .u8(facts.pid)
        .u1(order)
        .utf(facts.version)
        .utf(facts.jvm)
        .utf(facts.operatingSystem)
        .utf(facts.commandLine)
        .utf(facts.options)
        .utf(facts.includes)
        .utf(facts.excludes)
        .toByteArray();
  }

  private static boolean isVirtual(Thread thread) {
    return VIRTUAL_THREAD != null && VIRTUAL_THREAD.isInstance(thread);
  }

  private static Class<?> bootClass(String name) {
    try {
      // Not by null, which a security manager would have to allow.
      return Class.forName(name, false, Session.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
