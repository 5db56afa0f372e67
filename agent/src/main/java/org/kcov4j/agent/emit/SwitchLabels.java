package org.kcov4j.agent.emit;

import java.util.ArrayList;
import java.util.List;

/** The labels of a switch as string constants: two characters each, the high half first. */
final class SwitchLabels {
  // A constant has at most 65,535 bytes (JVMS 4.4.7), a character at most 3.
  private static final int MAX_LABELS = 0xFFFF / (2 * 3);

  private SwitchLabels() {}

  static List<String> encode(List<Integer> labels) {
    List<String> constants = new ArrayList<>();
    for (int from = 0; from < labels.size(); from += MAX_LABELS) {
      StringBuilder text = new StringBuilder();
      for (int label : labels.subList(from, Math.min(labels.size(), from + MAX_LABELS))) {
        text.append((char) (label >>> Character.SIZE)).append((char) label);
      }
      constants.add(text.toString());
    }
    return constants;
  }
}
