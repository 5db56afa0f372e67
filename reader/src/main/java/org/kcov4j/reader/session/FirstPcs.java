package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.kcov4j.runtime.layout.AreaLayout;

/** Each PC of an area once, in the order in which they first ran. */
final class FirstPcs {
  private static final int CHUNK_BYTES = 1 << 18;

  private int[] order = new int[1 << 10];
  private int size;

  /** Open addressing; 0 marks a free slot, since no PC is 0. */
  private int[] slots = new int[1 << 11];

  private FirstPcs() {}

  static FirstPcs of(AreaInfo area, IntConsumer progress) throws IOException {
    FirstPcs first = new FirstPcs();
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(area.byteOrder());
    try (FileChannel in = FileChannel.open(area.file())) {
      long at = area.offset() + AreaLayout.byteOffset(AreaLayout.FIRST_PC_WORD);
      long end = at + AreaLayout.byteOffset(area.readable());
      while (at < end) {
        chunk.clear().limit((int) Math.min(CHUNK_BYTES, end - at));
        while (chunk.hasRemaining() && in.read(chunk, at + chunk.position()) > 0) {
          continue;
        }
        int n = chunk.position() / AreaLayout.WORD_BYTES;
        if (n == 0) {
          break; // cut short since it was opened
        }
        for (int i = 0; i < n; i++) {
          first.add(chunk.getInt(i * AreaLayout.WORD_BYTES));
        }
        progress.accept(n);
        at += AreaLayout.byteOffset(n);
      }
    }
    return first;
  }

  private void add(int pc) {
    int slot = slot(slots, pc);
    if (pc == 0 || slots[slot] == pc) {
      return;
    }
    slots[slot] = pc;
    if (size == order.length) {
      order = Arrays.copyOf(order, 2 * size);
    }
    order[size++] = pc;
    if (2 * size > slots.length) {
      int[] more = new int[2 * slots.length];
      for (int i = 0; i < size; i++) {
        more[slot(more, order[i])] = order[i];
      }
      slots = more;
    }
  }

  private static int slot(int[] slots, int pc) {
    int slot = pc * 0x9E3779B9 & slots.length - 1;
    while (slots[slot] != 0 && slots[slot] != pc) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  int size() {
    return size;
  }

  void forEach(IntConsumer consumer) {
    for (int i = 0; i < size; i++) {
      consumer.accept(order[i]);
    }
  }
}
