package org.kcov4j.runtime.session;

import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;

/** An area with its number in the session log. Used by one thread at a time. */
public final class SessionArea {
  private final Session session;
  private final int number;
  private final Area area;
  private int mode;

  SessionArea(Session session, int number, Area area, int mode) {
    this.session = session;
    this.number = number;
    this.area = area;
    this.mode = mode;
  }

  /** Its memory. */
  public Area area() {
    return area;
  }

  /** Whether its session was closed: what would be recorded into it could not be looked up. */
  public boolean isClosed() {
    return session.isClosed();
  }

  /** Notes the mode in which it is used from now on, if that is another one than before. */
  public void modeIs(int newMode) {
    if (mode != newMode) {
      mode = newMode;
      session.note(SessionLayout.AREA_MODE, new Payload().u4(number).u1(newMode));
    }
  }

  /**
   * Notes that its thread has ended, and that nobody else uses its memory. Of many threads, what
   * was recorded moves to a file that they share.
   *
   * @param firstWords size of areas that new threads will ask for
   */
  public void ended(int firstWords) {
    end();
    session.ended(number, area, isCmp(), firstWords);
  }

  /**
   * Notes that its user has closed it. Of many, what was recorded moves to a file that they share;
   * the memory stays.
   */
  public void closed() {
    end();
    session.closed(number, area, isCmp());
  }

  private void end() {
    session.note(SessionLayout.AREA_END, new Payload().u4(number).u8(System.currentTimeMillis()));
  }

  private boolean isCmp() {
    return mode == SessionLayout.MODE_CMP;
  }
}
