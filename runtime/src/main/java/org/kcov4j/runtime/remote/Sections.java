package org.kcov4j.runtime.remote;

import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.session.Session;

/**
 * Begins and ends the calling thread's section.
 *
 * <pre>
 *                    no section                             in a section
 * start, known       a section begins                       ignored, with a warning
 * start, unknown     nothing                                ignored, with a warning
 * stop               nothing                                it ends, if its handle is the one
 *                                                           stopped and every start ignored
 *                                                           with that handle has been stopped
 * </pre>
 */
public final class Sections {
  private Sections() {}

  /** As {@code kcov_remote_start}. */
  public static void start(long handle) {
    Context context = Context.current();
    // What runs here is not the program's.
    context.enterInterrupt();
    try {
      Section open = (Section) context.section();
      if (open != null) {
        ignore(open, handle);
      } else {
        begin(context, handle);
      }
    } finally {
      context.exitInterrupt();
    }
  }

  /** As {@code kcov_remote_stop}. */
  public static void stop(long handle) {
    Context context = Context.current();
    Section open = (Section) context.section();
    if (open == null || open.handle != handle) {
      return;
    }
    if (open.nested > 0) {
      open.nested--;
      return;
    }
    context.enterInterrupt();
    try {
      context.exitSection();
      open.registration.finish(open);
    } finally {
      context.exitInterrupt();
    }
  }

  private static void begin(Context context, long handle) {
    Registration registration = Registry.find(handle);
    if (registration == null) {
      return;
    }
    Section section;
    try {
      section = registration.section(handle);
    } catch (OutOfMemoryError e) {
      warn("no memory for a remote section, it is not recorded: " + e);
      return;
    }
    context.enterSection(section, registration.mode());
  }

  private static void ignore(Section open, long handle) {
    if (handle == open.handle) {
      open.nested++;
    }
    if (!open.warned) {
      open.warned = true;
      warn(
          String.format(
              "a start of remote handle 0x%016x in the section of 0x%016x is ignored",
              handle, open.handle));
    }
  }

  private static void warn(String message) {
    Session session = Session.current();
    if (session != null) {
      session.warn(message);
    }
  }
}
