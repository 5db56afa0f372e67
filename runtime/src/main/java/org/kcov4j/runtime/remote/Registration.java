package org.kcov4j.runtime.remote;

import java.util.ArrayDeque;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recording;
import org.kcov4j.runtime.record.SectionAppend;

/**
 * What one remote enable registered: handles, and where sections of these handles go. It is over
 * when it is ended or its thread has died; a section that is open then is discarded. Thread-safe.
 */
public final class Registration {
  // An area with no room for a PC.
  private static final Recording NOTHING = new Recording(Area.anonymous(1));

  private final Context holder;
  private final Recording target;
  private final int mode;
  private final int words;
  private final long[] handles;
  private final ArrayDeque<Section> spare = new ArrayDeque<>();
  private volatile boolean ended;

  /**
   * A registration that nobody knows of yet.
   *
   * @param holder the thread whose death ends it
   * @param target where sections are appended
   * @param mode {@code SessionLayout.MODE_*}
   * @param words size of each section's own area
   * @param handles well-formed
   */
  public Registration(Context holder, Recording target, int mode, int words, long[] handles) {
    this.holder = holder;
    this.target = target;
    this.mode = mode;
    this.words = words;
    this.handles = handles.clone();
  }

  /**
   * Makes the handles known and enables the thread that holds them, whose own code is not recorded.
   *
   * @return the index of the first handle that is taken, then nothing has happened; -1 if none is
   */
  public int begin() {
    int taken = Registry.add(this);
    if (taken < 0) {
      holder.enable(NOTHING, SessionLayout.MODE_NONE);
    }
    return taken;
  }

  /** Makes the handles unknown. What is recorded for them now is discarded. */
  public void end() {
    Registry.remove(this);
    synchronized (this) {
      ended = true;
      for (Section each : spare) {
        each.release();
      }
      spare.clear();
    }
  }

  /** The handles; not to be changed. */
  long[] handles() {
    return handles;
  }

  int mode() {
    return mode;
  }

  boolean isOver() {
    return ended || holder.isDead() || holder.isOver();
  }

  /**
   * A section of one of the handles, to be finished or given back.
   *
   * @throws OutOfMemoryError if there is no memory for its area
   */
  Section section(long handle) {
    Section section;
    synchronized (this) {
      section = spare.poll();
    }
    if (section == null) {
      section = new Section(this, Area.anonymous(words));
    }
    section.handle = handle;
    section.nested = 0;
    section.warned = false;
    return section;
  }

  /** Appends what a section recorded, unless this is over by now. */
  void finish(Section section) {
    synchronized (this) {
      if (!isOver()) {
        SectionAppend.append(section, target);
      }
    }
    giveBack(section);
  }

  /** Keeps a section's memory for the next one. */
  synchronized void giveBack(Section section) {
    if (isOver()) {
      section.release();
    } else {
      spare.push(section);
    }
  }
}
