package org.kcov4j.it.harness;

/**
 * An instruction of a program.
 *
 * @param className as in {@code a.b.C$D}
 * @param method the method's name
 * @param descriptor the method's descriptor
 * @param bci the bytecode index in the class file before instrumentation
 */
public record CodeLocation(String className, String method, String descriptor, int bci) {

  @Override
  public String toString() {
    return className.substring(className.lastIndexOf('.') + 1)
        + "."
        + method
        + descriptor
        + "@"
        + bci;
  }
}
