package org.kcov4j.runtime.area;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.kcov4j.runtime.layout.AreaLayout;

/**
 * The memory of an area ({@link AreaLayout}): a mapped file, or without a session plain off-heap
 * memory. All zero when made.
 *
 * <p>Not thread-safe: one thread at a time grows it. Whoever stores through {@link #address} keeps
 * the area reachable meanwhile.
 */
public final class Area {
  private static final byte[] ZEROS = new byte[1 << 12];

  private static final MappingLimit MAPPINGS =
      new MappingLimit(new File("/proc/self/maps"), new File("/proc/sys/vm/max_map_count"));

  private File file;
  private ByteBuffer buffer;
  // Asked for where nothing of the JDK's may run, which may be instrumented.
  private int words;
  // Smaller mappings of the file that the garbage collector may not have found yet.
  private final List<WeakReference<ByteBuffer>> replaced = new ArrayList<>();

  private Area(File file, ByteBuffer buffer) {
    this.file = file;
    use(buffer);
  }

  /**
   * An area that no other process sees.
   *
   * @param words size, 1 (the count alone) to {@link AreaLayout#MAX_WORDS}
   * @throws OutOfMemoryError if the JVM's direct memory does not suffice
   */
  public static Area anonymous(int words) {
    int bytes = (int) AreaLayout.byteOffset(words);
    return new Area(null, ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()));
  }

  /**
   * An area whose byte 0 is byte 0 of a new file, mode 0600, all of it allocated on disk.
   *
   * @param words size, {@link AreaLayout#MIN_WORDS} to {@link AreaLayout#MAX_WORDS}
   * @throws IOException if the file exists, the disk is full or there are too many mappings; then
   *     no file is left behind
   */
  public static Area inFile(File file, int words) throws IOException {
    MAPPINGS.check();
    PrivateFiles.createFile(file);
    try {
      return new Area(file, allocateAndMap(file, words));
    } catch (IOException | RuntimeException | Error e) {
      if (!file.delete()) {
        e.addSuppressed(new IOException("could not delete " + file));
      }
      throw e;
    }
  }

  /** The area as a buffer in native byte order; the same memory at every call until it grows. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Size in words. */
  public int words() {
    return words;
  }

  /** Address of the count word; valid until the area grows, and while this object is reachable. */
  public long address() {
    return Memory.address(buffer);
  }

  /**
   * Makes the area larger; what it holds stays. Readers that mapped the file see the old words go
   * on changing, and the new ones once they map it again.
   *
   * @throws IOException if the disk is full; then the area is as before
   */
  public void grow(int newWords) throws IOException {
    // The program whose thread has no more room may not have the right to write the file.
    ByteBuffer larger = Privileged.run(new Allocation(file, newWords));
    replaced.add(new WeakReference<>(buffer));
    use(larger);
  }

  /**
   * Makes the area a new one, all zero, under another file name.
   *
   * @throws IOException if the file could not be renamed; the area is not to be used then
   */
  public void reuse(File newFile) throws IOException {
    ByteBuffer all = buffer.duplicate();
    while (all.hasRemaining()) {
      all.put(ZEROS, 0, Math.min(ZEROS.length, all.remaining()));
    }
    if (!file.renameTo(newFile)) {
      throw new IOException("could not rename " + file + " to " + newFile);
    }
    file = newFile;
  }

  /**
   * Deletes the area's file. The memory stays while it is reachable.
   *
   * @throws IOException if it could not be deleted
   */
  public void delete() throws IOException {
    if (!file.delete()) {
      throw new IOException("could not delete " + file);
    }
  }

  /** Nobody records into it any more: it is unmapped when nobody reads it either. */
  public void abandon() {
    MAPPINGS.abandoned();
  }

  /**
   * Gives back the memory of an area with a file, which stays. Nobody may be storing through {@link
   * #address}; the area is one of a single word from then on.
   */
  public void unmap() {
    ByteBuffer mapped = buffer;
    use(ByteBuffer.allocateDirect(AreaLayout.WORD_BYTES).order(ByteOrder.nativeOrder()));
    Memory.unmap(mapped);
    for (WeakReference<ByteBuffer> each : replaced) {
      ByteBuffer smaller = each.get();
      if (smaller != null) {
        Memory.unmap(smaller);
      }
    }
    replaced.clear();
  }

  private void use(ByteBuffer newBuffer) {
    buffer = newBuffer;
    words = newBuffer.capacity() / AreaLayout.WORD_BYTES;
  }

  private static final class Allocation implements Privileged.FileAction<ByteBuffer> {
    private final File file;
    private final int words;

    Allocation(File file, int words) {
      this.file = file;
      this.words = words;
    }

    @Override
    public ByteBuffer run() throws IOException {
      return allocateAndMap(file, words);
    }
  }

  private static ByteBuffer allocateAndMap(File file, int words) throws IOException {
    long bytes = AreaLayout.byteOffset(words);
    try (RandomAccessFile open = new RandomAccessFile(file, "rw")) {
      long before = open.length();
      try {
        PrivateFiles.allocate(open, bytes);
      } catch (IOException e) {
        open.setLength(before);
        throw e;
      }
    }
    return PrivateFiles.map(file, bytes);
  }
}
