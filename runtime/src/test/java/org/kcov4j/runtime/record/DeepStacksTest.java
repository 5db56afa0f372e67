package org.kcov4j.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.runtime.ForkedJvm;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;

/** Areas that are full where the thread's stack is, too. */
class DeepStacksTest {
  @TempDir Path directory;

  @Test
  void anAreaShouldGrowWholeOrNotAtAllAndLoseNothingElse() throws Exception {
    // Frames of the same size in each thread.
    ForkedJvm.Result result =
        new ForkedJvm().option("-Xint").run(FullTwice.class, directory.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).containsExactly("half grown: 0", "not grown after: 0", "true");
  }

  /** Threads whose area is full where fewer and fewer frames are left. */
  static final class FullTwice {
    private static final int STACK = 1 << 18;
    private static final int WORDS = 64;
    private static final long BLOCK = block(7);
    private static final long AFTER = block(8);

    private static int deepest;
    private static int halfGrown;
    private static int notGrownAfter;
    private static boolean grown;

    public static void main(String[] args) throws Exception {
      // As an agent does: contexts are those that probes see.
      ContextTable.install(null, SessionLayout.MODE_NONE);
      File first = new File(args[0], "first");
      Area.inFile(first, WORDS).grow(2 * WORDS); // What is used for the first time is loaded now.
      for (int left = 600; left > 0; left -= 1 + left % 8) {
        File file = new File(args[0], "area" + left);
        Area area = Area.inFile(file, WORDS);
        int frames = left;
        Runnable overflow = () -> overflow(new Recording(area, 2 * WORDS), file, frames);
        Thread thread = new Thread(null, overflow, "deep", STACK);
        thread.start();
        thread.join();
        area.unmap();
      }
      System.out.println("half grown: " + halfGrown);
      System.out.println("not grown after: " + notGrownAfter);
      System.out.println(grown);
    }

    private static void overflow(Recording recording, File file, int left) {
      Context context = Context.current();
      deepest = 0;
      try {
        descend(Integer.MAX_VALUE, context);
      } catch (StackOverflowError e) {
        // Now it is known how deep that is.
      }
      context.enable(recording, SessionLayout.MODE_PC);
      for (int i = recording.room(); i > 0; i--) {
        Recorder.trace(context, BLOCK);
      }
      try {
        descend(deepest - left, context);
      } catch (StackOverflowError e) {
        grown |= recording.area().words() > WORDS;
        halfGrown += file.length() == 4L * recording.area().words() ? 0 : 1;
        Recorder.trace(context, AFTER);
      }
      Area area = recording.area();
      int last = area.buffer().getInt(0);
      boolean exact = area.words() == 2 * WORDS && area.buffer().getInt(4 * last) == 8;
      notGrownAfter += exact || last == 2 * WORDS - 1 ? 0 : 1;
    }

    private static int descend(int silent, Context context) {
      deepest++;
      if (silent <= 0) {
        Recorder.trace(context, BLOCK);
      }
      return descend(silent - 1, context) + 1;
    }

    private static long block(int pc) {
      return Recorder.block(pc, BlockNumbers.of(pc)[0]);
    }
  }
}
