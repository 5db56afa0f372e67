package org.kcov4j.runtime.session;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.LogLayout;

/** Writes the block table ({@link BlockTableLayout}) as classes load. Thread-safe. */
public final class BlockTable implements Closeable {
  /** Behind loader, CRC and access flags. */
  private static final int CLASS_FLAGS_OFFSET = 4 + 4 + 2;

  private final RecordLog log;
  private final LoaderMap<Integer> loaders = new LoaderMap<>();
  // Hashes of the class records, which name the loader and the CRC-32 of the class file.
  private final Set<Long> written = new HashSet<>();
  private int lastLoader = BlockTableLayout.BOOT_LOADER;
  private boolean bootLoaderWritten;

  private BlockTable(RecordLog log) {
    this.log = log;
  }

  static BlockTable create(File directory, long sessionId) throws IOException {
    File file = new File(directory, BlockTableLayout.FILE_NAME);
    return new BlockTable(new RecordLog(file, LogLayout.KIND_BLOCKS, sessionId));
  }

  /**
   * The number of a class loader, which is written down the first time it is asked for.
   *
   * @param loader or null for the boot loader
   * @throws IOException if it could not be written down
   */
  public int loader(ClassLoader loader) throws IOException {
    Integer known = known(loader);
    // Asked for its name outside of the lock: that runs code of others.
    return known != null ? known : add(loader, loader == null ? "" : nameOf(loader));
  }

  private synchronized Integer known(ClassLoader loader) {
    if (loader == null) {
      return bootLoaderWritten ? BlockTableLayout.BOOT_LOADER : null;
    }
    return loaders.get(loader);
  }

  private synchronized int add(ClassLoader loader, String name) throws IOException {
    if (loader == null) {
      if (!bootLoaderWritten) {
        append(BlockTableLayout.BOOT_LOADER, "", "");
        bootLoaderWritten = true;
      }
      return BlockTableLayout.BOOT_LOADER;
    }
    Integer known = loaders.get(loader);
    if (known != null) {
      return known;
    }
    append(lastLoader + 1, loader.getClass().getName(), name);
    loaders.put(loader, ++lastLoader);
    return lastLoader;
  }

  /**
   * Writes a class down. When this returns, its PCs can be looked up for good. A class that comes
   * again as it was, retransformed or hidden, is there already, whatever its flags.
   *
   * @return whether it was not there
   * @throws IOException if it could not be written; the class must then not be instrumented
   */
  public boolean add(ClassEntry entry) throws IOException {
    byte[] payload = entry.toByteArray();
    long hash = hash(payload);
    synchronized (written) {
      if (written.contains(hash)) {
        return false;
      }
      log.append(BlockTableLayout.CLASS, payload);
      written.add(hash);
      return true;
    }
  }

  /** FNV-1a, 64 bits: of a million different records two are alike by a chance of 3e-8. */
  private static long hash(byte[] payload) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < payload.length; i++) {
      if (i != CLASS_FLAGS_OFFSET) {
        hash = (hash ^ payload[i] & 0xFF) * 0x100000001b3L;
      }
    }
    return hash;
  }

  @Override
  public void close() throws IOException {
    log.close();
  }

  /** The loader's own name, which it has since Java 9; asking may run user code, which may fail. */
  private static String nameOf(ClassLoader loader) {
    try {
      return (String) ClassLoader.class.getMethod("getName").invoke(loader);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return "";
    }
  }

  private void append(int number, String className, String name) throws IOException {
    log.append(
        BlockTableLayout.LOADER, new Payload().u4(number).utf(className).utf(name).toByteArray());
  }
}
