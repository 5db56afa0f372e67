package org.kcov4j.agent.emit;

import java.util.ArrayList;
import java.util.List;
import org.kcov4j.runtime.record.Comparisons;
import org.kcov4j.runtime.record.GatedRecorder;
import org.kcov4j.runtime.record.ObjectComparisons;
import org.kcov4j.runtime.record.Recorder;

/** Which probes and marks classes get. */
public final class ProbeSettings {
  /** A probe for each block, and class initializers marked. */
  public static final ProbeSettings DEFAULT = new ProbeSettings(false, new ClassInitializers());

  final boolean splitEdges;
  final Marks marks;
  final boolean comparisons;
  final int generation;
  private final boolean gated;

  /**
   * Settings.
   *
   * @param splitEdges whether critical edges are blocks of their own
   * @param marks the methods of whose run the recorder is told
   */
  public ProbeSettings(boolean splitEdges, Marks marks) {
    this(splitEdges, marks, false, Recorder.FIRST_GENERATION, false);
  }

  private ProbeSettings(
      boolean splitEdges, Marks marks, boolean comparisons, int generation, boolean gated) {
    this.splitEdges = splitEdges;
    this.marks = marks;
    this.comparisons = comparisons;
    this.generation = generation;
    this.gated = gated;
  }

  /** These, and probes for comparisons or none. */
  public ProbeSettings withComparisons(boolean wanted) {
    return new ProbeSettings(splitEdges, marks, wanted, generation, gated);
  }

  /** These, for code of a generation as the recorder counts them. */
  public ProbeSettings withGeneration(int number) {
    return new ProbeSettings(splitEdges, marks, comparisons, number, gated);
  }

  /** These, and block probes ask whether anything has been enabled, or do not. */
  public ProbeSettings withGate(boolean wanted) {
    return new ProbeSettings(splitEdges, marks, comparisons, generation, wanted);
  }

  /**
   * Whether block probes ask the gate. Not with comparisons in a later generation: in a frame that
   * was entered while it was closed these could not say whose context to look for.
   */
  boolean isGated() {
    return gated && (!comparisons || generation == Recorder.FIRST_GENERATION);
  }

  /**
   * Whether probes of other blocks than the first may be in two halves. With a gate they would gain
   * nothing, and code of a later generation has one.
   */
  boolean blocksInHalves() {
    return !gated && generation == Recorder.FIRST_GENERATION;
  }

  /** The classes of the runtime that code with these probes and marks calls. */
  public List<Class<?>> called() {
    List<Class<?>> classes = new ArrayList<>();
    classes.add(Recorder.class);
    if (isGated()) {
      classes.add(GatedRecorder.class);
    }
    if (comparisons) {
      classes.add(Comparisons.class);
      classes.add(ObjectComparisons.class);
    }
    return classes;
  }

  /** A class, not a lambda: the JVM's first lambda costs tens of milliseconds. */
  private static final class ClassInitializers implements Marks {
    @Override
    public Mark of(String className, String superName, String method, String descriptor) {
      return method.equals("<clinit>") ? Mark.CLASS_LOADING : null;
    }
  }
}
