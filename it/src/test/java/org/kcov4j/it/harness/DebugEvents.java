package org.kcov4j.it.harness;

import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import java.time.Duration;
import java.util.function.Consumer;

/** What a debugged JVM says. It waits at the first, that of its start, until that is resumed. */
final class DebugEvents {
  private final VirtualMachine vm;
  private final Duration silence;

  /**
   * @param vm the JVM
   * @param silence how long it may say nothing; zero: for ever
   */
  DebugEvents(VirtualMachine vm, Duration silence) {
    this.vm = vm;
    this.silence = silence;
  }

  /** The next ones; what they stopped has to be resumed. */
  EventSet next() {
    try {
      EventSet events = vm.eventQueue().remove(silence.toMillis());
      if (events == null) {
        throw new IllegalStateException("no event for " + silence);
      }
      return events;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All until the JVM ends. */
  void forEach(Consumer<Event> listener) {
    try {
      while (true) {
        EventSet events = next();
        events.forEach(listener);
        // Once for each set: one resume more would let a thread slip away from a later event.
        events.resume();
      }
    } catch (VMDisconnectedException ended) {
      // How each program ends: the JVM closes the connection after its last event.
      return;
    }
  }
}
