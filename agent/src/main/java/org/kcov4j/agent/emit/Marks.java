package org.kcov4j.agent.emit;

/** Which methods are marked. */
public interface Marks {
  /**
   * The mark of a method, or null.
   *
   * @param className internal name of its class
   * @param superName internal name of the class's superclass, or null
   */
  Mark of(String className, String superName, String method, String descriptor);
}
