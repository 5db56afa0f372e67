package org.kcov4j.runtime.session;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.area.PrivateFiles;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.CmpLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/**
 * Areas of ended threads, one behind the other in one file, so that a million short-lived threads
 * do not leave a million files. Their own files are used again for new threads.
 *
 * <p>An area's words are in this file, then the session log says so, and only then is its own file
 * touched: whenever the JVM dies, one of them is whole. Thread-safe.
 */
final class EndedAreas implements Closeable {
  /** Longer areas keep their files: they are few, and cost more to copy. */
  private static final int MAX_BYTES = 1 << 20;

  /** How many files wait to be used again. */
  private static final int MAX_SPARES = 256;

  private final File path;
  private final Deque<Area> spares = new ArrayDeque<>();
  private RandomAccessFile file;
  private long end;

  EndedAreas(File directory) {
    path = new File(directory, SessionLayout.ENDED_FILE_NAME);
  }

  /**
   * Copies an area's count and PCs, or comparison records.
   *
   * @return the offset of the copy in bytes, or -1 if the area is too large to be moved
   * @throws IOException if there is no room; what was written is not there then
   */
  synchronized long add(Area area, boolean comparisons) throws IOException {
    ByteBuffer words = area.buffer().duplicate();
    int count = area.buffer().getInt(0);
    int used =
        comparisons
            ? CmpLayout.usedWords(count, area.words())
            : AreaLayout.FIRST_PC_WORD + AreaLayout.readable(count, area.words());
    long bytes = AreaLayout.byteOffset(used);
    if (bytes > MAX_BYTES) {
      return -1;
    }
    if (file == null) {
      PrivateFiles.createFile(path);
      file = new RandomAccessFile(path, "rw");
    }
    byte[] copy = new byte[(int) bytes];
    words.get(copy);
    try {
      file.write(copy);
    } catch (IOException e) {
      file.seek(end);
      file.setLength(end);
      throw e;
    }
    long offset = end;
    end += bytes;
    return offset;
  }

  /**
   * Takes an area that was moved, and whose memory nobody uses: it is kept for a new thread, or its
   * file is deleted.
   *
   * @param wantedWords size of areas that new threads will ask for
   */
  synchronized void recycle(Area area, int wantedWords) throws IOException {
    if (area.words() == wantedWords && spares.size() < MAX_SPARES) {
      spares.push(area);
    } else {
      area.delete();
      area.unmap(); // Mappings are few; the garbage collector may come late.
    }
  }

  /** Takes an area that was moved, and whose memory may be read for long: its file is deleted. */
  void leave(Area area) throws IOException {
    area.delete();
    area.abandon();
  }

  /** Closes the file, and gives back what waits. */
  @Override
  public synchronized void close() throws IOException {
    for (Area each : spares) {
      each.delete();
      each.unmap();
    }
    spares.clear();
    if (file != null) {
      file.close();
    }
  }

  /** An area with a new file name and all words zero, or null if none waits. */
  synchronized Area reuse(File newFile, int words) throws IOException {
    Area area = spares.peek();
    if (area == null || area.words() != words) {
      return null;
    }
    spares.pop();
    area.reuse(newFile);
    return area;
  }
}
