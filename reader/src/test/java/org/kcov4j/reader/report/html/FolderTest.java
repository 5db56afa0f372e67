package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FolderTest {
  private static final class Letters extends Folder {
    final char[] letters = new char[1000];

    Letters(int maxPeriod) {
      super(1000, maxPeriod);
    }

    @Override
    boolean same(int a, int b) {
      return letters[a] == letters[b];
    }

    Letters put(String text) {
      for (char c : text.toCharArray()) {
        letters[size] = c;
        add();
      }
      return this;
    }

    @Override
    void drop(int count) {
      super.drop(count);
      System.arraycopy(letters, count, letters, 0, size);
    }

    /** As in {@code a (bc2)x3}. */
    String folded() {
      StringBuilder text = new StringBuilder();
      int end = -1;
      String close = "";
      for (int i = 0; i < size; i++) {
        if (groupLength[i] > 0) {
          text.append('(');
          end = i + groupLength[i];
          close = ")x" + groupTimes[i];
        }
        text.append(letters[i]).append(times[i] > 1 ? "" + times[i] : "");
        if (i + 1 == end) {
          text.append(close);
        }
      }
      return text.toString();
    }

    String unfolded() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < size; ) {
        int length = Math.max(1, groupLength[i]);
        StringBuilder group = new StringBuilder();
        for (int k = i; k < i + length; k++) {
          group.append(String.valueOf(letters[k]).repeat(times[k]));
        }
        text.append(group.toString().repeat(Math.max(1, groupTimes[i])));
        i += length;
      }
      return text.toString();
    }
  }

  private static String fold(String text) {
    return new Letters(3).put(text).folded();
  }

  @Test
  void shouldCountWhatRepeats() {
    assertThat(fold("")).isEmpty();
    assertThat(fold("abc")).isEqualTo("abc");
    assertThat(fold("aaab")).isEqualTo("a3b");
    assertThat(fold("xababab")).isEqualTo("x(ab)x3");
    assertThat(fold("abcabcd")).isEqualTo("(abc)x2d");
    assertThat(fold("abbabbabb")).isEqualTo("(ab2)x3");
    assertThat(fold("ababb")).isEqualTo("(ab)x2b");
    assertThat(fold("abcdabcd")).as("longer than the longest period").isEqualTo("abcdabcd");
  }

  @Test
  void shouldLoseNothingWhateverRepeats() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<String> pieces = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        StringBuilder piece = new StringBuilder();
        for (int n = random.nextInt(5); n >= 0; n--) {
          piece.append((char) ('a' + random.nextInt(3)));
        }
        pieces.add(piece.toString().repeat(1 + random.nextInt(5)));
      }
      String text = String.join("", pieces);
      Letters letters = new Letters(1 + random.nextInt(6));
      StringBuilder dropped = new StringBuilder();
      for (char c : text.toCharArray()) {
        letters.put(String.valueOf(c));
        if (letters.size > 20) {
          // As the trace does: what is far back is written out and goes.
          int keep = letters.size - 14;
          int whole = wholeGroups(letters, keep);
          String before = letters.unfolded();
          letters.drop(whole);
          dropped.append(before, 0, before.length() - letters.unfolded().length());
        }
      }
      assertThat(dropped + letters.unfolded()).isEqualTo(text);
    }
  }

  /** So many items, or some less, that no group is cut in two. */
  private static int wholeGroups(Letters letters, int count) {
    int i = 0;
    while (true) {
      int next = i + Math.max(1, letters.groupLength[i]);
      if (next > count) {
        return i;
      }
      i = next;
    }
  }

  @Test
  void shouldGoOnFoldingAfterADrop() {
    Letters letters = new Letters(3).put("xyabab");
    letters.drop(2);
    assertThat(letters.put("abab").folded()).isEqualTo("(ab)x4");
  }
}
