package org.kcov4j.runtime.remote;

import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.record.Recording;

/** The private area of a section, used again by later ones of its registration. */
final class Section extends Recording {
  final Registration registration;

  /** Who opened it. */
  long handle;

  /** How many more times its handle was started in it. */
  int nested;

  /** Whether the user was told of a start in it. */
  boolean warned;

  Section(Registration registration, Area area) {
    super(area);
    this.registration = registration;
  }

  @Override
  protected void threadEnded() {
    registration.giveBack(this);
  }
}
