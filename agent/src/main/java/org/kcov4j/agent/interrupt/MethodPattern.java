package org.kcov4j.agent.interrupt;

import org.kcov4j.agent.select.Wildcards;

/**
 * Methods by name: {@code com.acme.Log#write}, {@code com.acme.*#log*}, {@code com.acme.Log.write},
 * {@code com.acme.Log.*}; or all of the classes that a pattern matches: {@code com.acme.Log}.
 * {@code *} stands for any text and {@code ?} for any character.
 */
public final class MethodPattern {
  private final Wildcards classes;

  /** Null if the pattern does not tell classes from methods. */
  private final Wildcards methods;

  private MethodPattern(Wildcards classes, Wildcards methods) {
    this.classes = classes;
    this.methods = methods;
  }

  /** Reads a pattern; null if it is not one: with nothing on a side of its only {@code #}. */
  public static MethodPattern of(String text) {
    int hash = text.indexOf('#');
    if (hash < 0) {
      return text.isEmpty() ? null : new MethodPattern(Wildcards.of(text), null);
    }
    boolean whole = hash > 0 && hash < text.length() - 1 && text.indexOf('#', hash + 1) < 0;
    return whole
        ? new MethodPattern(
            Wildcards.of(text.substring(0, hash)), Wildcards.of(text.substring(hash + 1)))
        : null;
  }

  boolean matches(String internalClassName, String method) {
    String name = internalClassName.replace('/', '.');
    return methods != null
        ? classes.test(name) && methods.test(method)
        : classes.test(name) || classes.test(name + "." + method);
  }

  /** Whether a method of the class could match. */
  boolean mayMatch(String internalClassName) {
    String name = internalClassName.replace('/', '.');
    return classes.test(name) || methods == null && classes.testPrefix(name + ".");
  }
}
