package org.kcov4j.agent.emit;

/** Which probes classes get. */
public final class ProbeSettings {
  /** A probe for each block, and class initializers marked. */
  public static final ProbeSettings DEFAULT = new ProbeSettings(false, true);

  final boolean splitEdges;
  final boolean markClassInitializers;

  /**
   * Settings.
   *
   * @param splitEdges whether critical edges are blocks of their own
   * @param markClassInitializers whether the recorder is told of the run of {@code <clinit>}
   */
  public ProbeSettings(boolean splitEdges, boolean markClassInitializers) {
    this.splitEdges = splitEdges;
    this.markClassInitializers = markClassInitializers;
  }
}
