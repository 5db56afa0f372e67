package org.kcov4j.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.ForkedJvm;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.CmpLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/** Comparison probes as instrumented code would call them, on the thread of the test. */
class ComparisonsTest {
  static {
    // As an agent does: contexts are those that probes see.
    ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  private static final int INTS = CmpLayout.type(2, false);
  private static final long BLOCK = Recorder.block(0xFEDCBA98, 7);

  @TempDir Path directory;

  @AfterEach
  void disable() {
    Context.current().disable();
  }

  @Test
  void statement36_recordsShouldStandBehindTheCountAndItsPadding() {
    Area area = enable(Area.anonymous(20));
    compare(-1, 2);
    Comparisons.longs(5, -6, Context.current(), BLOCK, CmpLayout.type(3, true));
    assertThat(words(area))
        .containsExactly(
            2, 0, 4, 0, -1, 0, 2, 0, 0xFEDCBA98, 0, 7, 0, 5, 0, -6, -1, 0xFEDCBA98, 0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "9, 0", "10, 1", "11, 1", "17, 1", "18, 2", "25, 2", "26, 3"})
  void statement36_aRecordThatDoesNotFitWholeShouldBeDropped(int words, int records) {
    Area area = enable(Area.anonymous(words));
    for (int i = 1; i <= 10; i++) {
      compare(i, i);
    }
    assertThat(words(area)[0]).isEqualTo(records);
    int[] behind = Arrays.copyOfRange(words(area), Math.min(words, 2 + 8 * records), words);
    assertThat(behind).isEqualTo(new int[behind.length]);
    assertThat(CmpLayout.capacity(words)).isEqualTo(records);
  }

  @Test
  void statement36_shouldRestartAfterAResetAndGoOnBehindAStoredCount() {
    Area area = enable(Area.anonymous(26));
    compare(1, 1);
    compare(2, 2);
    area.buffer().putInt(0, 0);
    compare(3, 3);
    assertThat(words(area)[0]).isEqualTo(1);
    assertThat(words(area)[4]).isEqualTo(3);
    assertThat(words(area)[12]).as("stale").isEqualTo(2);
    area.buffer().putInt(0, 2);
    compare(4, 4);
    assertThat(words(area)[0]).isEqualTo(3);
    assertThat(words(area)[20]).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {-1, -2, Integer.MIN_VALUE, Integer.MIN_VALUE + 1, 2, 3, 1 << 29, Integer.MAX_VALUE})
  void statement23_shouldNotFollowACorruptCount(int count) throws IOException {
    for (int maxWords : new int[] {18, 64}) {
      File file = directory.resolve("a" + maxWords).toFile();
      Area area = Area.inFile(file, 18);
      byte[] guard = new byte[4096 - 72];
      Arrays.fill(guard, (byte) 0x55);
      try (RandomAccessFile open = new RandomAccessFile(file, "rw")) {
        open.seek(72);
        open.write(guard);
      }
      Context.current().enable(new Recording(area, maxWords), SessionLayout.MODE_CMP);
      area.buffer().putInt(0, count);
      for (int i = 0; i < 40; i++) {
        compare(i, i);
      }
      Context.current().disable();
      assertThat(area.words()).as("does not grow").isEqualTo(18);
      assertThat(words(area)[0]).isEqualTo(count);
      assertThat(words(area)).endsWith(new int[17]);
      byte[] all = Files.readAllBytes(file.toPath());
      assertThat(Arrays.copyOfRange(all, 72, all.length)).isEqualTo(guard);
    }
  }

  @Test
  void aGrowingAreaShouldLoseNothingUpToItsLargestSize() throws IOException {
    Area area = Area.inFile(directory.resolve("a").toFile(), 32);
    Context.current().enable(new Recording(area, 1_000), SessionLayout.MODE_CMP);
    for (int i = 0; i < 200; i++) {
      compare(i, -i);
      boolean overflown = CmpLayout.overflown(words(area)[0], area.words());
      assertThat(overflown).as("after %d", i).isEqualTo(i >= 123);
    }
    assertThat(area.words()).isEqualTo(1_000);
    assertThat(words(area)[0]).isEqualTo(124);
    for (int i = 0; i < 124; i++) {
      assertThat(words(area)[2 + 8 * i + 2]).isEqualTo(i);
      assertThat(words(area)[2 + 8 * i + 4]).isEqualTo(-i);
    }
  }

  @Test
  void statement39_shouldRecordNoPcsInCmpAndNoComparisonsInOtherModes() {
    Area area = enable(Area.anonymous(26));
    Context context = Probe.enter(1);
    Probe.trace(context, 2);
    assertThat(words(area)).containsOnly(0);
    Context.current().disable();
    for (int mode : new int[] {SessionLayout.MODE_PC, SessionLayout.MODE_UNIQUE}) {
      Area other = Area.anonymous(64);
      Context.current().enable(new Recording(other), mode);
      compare(1, 2);
      ObjectComparisons.equal("a", "b", Context.current(), BLOCK, 0);
      Comparisons.labels(1, Context.current(), BLOCK, 5, "\0\1");
      assertThat(words(other)).containsOnly(0);
      Context.current().disable();
    }
    compare(1, 2);
    assertThat(words(area)).as("nothing is enabled").containsOnly(0);
  }

  @Test
  void statement31_interruptsAndClassInitializersShouldNotBeRecorded() {
    Area area = enable(Area.anonymous(100));
    Context.current().enterInterrupt();
    compare(1, 1);
    Context.current().exitInterrupt();
    Recorder.enterClassLoading();
    compare(2, 2);
    Recorder.exitClassLoading();
    assertThat(words(area)).containsOnly(0);
    compare(3, 3);
    assertThat(words(area)).startsWith(1, 0, INTS, 0, 3);
  }

  @Test
  void statement26_framesEnteredWhileTheGateWasClosedShouldBeRecorded() throws Exception {
    ForkedJvm.Result result = new ForkedJvm().run(ClosedGate.class);
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).containsExactly("true", "2 [3, 4]");
  }

  /** The thread is enabled long after the method of the probes was entered. */
  static final class ClosedGate {
    public static void main(String[] args) {
      ContextTable.install(null, SessionLayout.MODE_NONE);
      Context entered = Probe.enter(1);
      Comparisons.ints(1, 2, entered, BLOCK, INTS);
      System.out.println(entered == ContextTable.CLOSED);
      Area area = Area.anonymous(40);
      Context.current().enable(new Recording(area), SessionLayout.MODE_CMP);
      Comparisons.ints(3, 0, entered, BLOCK, INTS);
      ObjectComparisons.equal(4, 0, entered, BLOCK, 0);
      Context.current().disable();
      Comparisons.ints(5, 0, entered, BLOCK, INTS);
      System.out.println(words(area)[0] + " [" + words(area)[4] + ", " + words(area)[12] + "]");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, ff", "1, ffff", "2, ffffffff"})
  void statement37_operandsShouldBeCutToTheirSize(int sizeLog, String minusOne) {
    Area area = enable(Area.anonymous(20));
    Comparisons.ints(-1, 5, Context.current(), BLOCK, CmpLayout.type(sizeLog, false));
    assertThat(words(area))
        .startsWith(1, 0, sizeLog << 1, 0, Integer.parseUnsignedInt(minusOne, 16), 0, 5, 0);
  }

  @Test
  void theConstantShouldComeFirstWhereverItStands() {
    Area area = enable(Area.anonymous(20));
    int type = CmpLayout.type(2, true);
    Comparisons.ints(7, 8, Context.current(), BLOCK, type);
    Comparisons.ints(7, 8, Context.current(), BLOCK, type | Comparisons.SECOND);
    assertThat(words(area)).startsWith(2, 0, 5, 0, 7, 0, 8);
    assertThat(Arrays.copyOfRange(words(area), 10, 15)).containsExactly(5, 0, 8, 0, 7);
  }

  @Test
  void deepRecursionShouldNotLeaveTheThreadWithoutComparisons() {
    Area area = enable(Area.anonymous(1 << 12));
    for (int i = 0; i < 20; i++) {
      try {
        recurse();
      } catch (StackOverflowError e) {
        // The program's own.
      }
      area.buffer().putInt(0, 0);
      ObjectComparisons.equal("a", "b", Context.current(), BLOCK, 0);
      assertThat(words(area)[0]).isEqualTo(1);
    }
  }

  private static int recurse() {
    ObjectComparisons.equal("a", "b", Context.current(), BLOCK, 0);
    return recurse() + 1;
  }

  private static void compare(int a, int b) {
    Comparisons.ints(a, b, Context.current(), BLOCK, INTS);
  }

  private static Area enable(Area area) {
    Context.current().enable(new Recording(area), SessionLayout.MODE_CMP);
    return area;
  }

  private static int[] words(Area area) {
    int[] words = new int[area.words()];
    for (int i = 0; i < words.length; i++) {
      words[i] = area.buffer().getInt(4 * i);
    }
    return words;
  }
}
