package org.kcov4j.agent.emit;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;

/** Stack map frames (JVMS 4.7.4), expanded. */
final class Frames {
  private Frames() {}

  /** The same frame, for another place. */
  static FrameNode copy(FrameNode frame) {
    return new FrameNode(
        Opcodes.F_NEW,
        frame.local.size(),
        frame.local.toArray(),
        frame.stack.size(),
        frame.stack.toArray());
  }
}
