package org.kcov4j.agent.hidden;

import java.util.HashSet;
import java.util.Set;

/**
 * A method of the JDK by which programs define classes that no agent sees. What the JDK defines for
 * itself (lambdas, method handles, string concatenation) comes by other ways.
 */
enum DefiningMethod {
  /** From Java 15 on. */
  HIDDEN("java/lang/invoke/MethodHandles$Lookup", "defineHiddenClass", 0, 1, Host.LOOKUP),

  /** From Java 16 on. */
  WITH_DATA(
      "java/lang/invoke/MethodHandles$Lookup", "defineHiddenClassWithClassData", 0, 1, Host.LOOKUP),

  /** In Java 9 to 16. In Java 8 it is native, and the JVM shows the classes to agents. */
  ANONYMOUS("sun/misc/Unsafe", "defineAnonymousClass", 1, 2, Host.CLASS);

  /** Where they are. */
  static final Set<String> CLASSES = classes();

  final String className;
  final String method;

  /** Variable of the lookup or the host class. */
  final int hostVariable;

  /** Variable of the class file. */
  final int bytesVariable;

  /** Descriptor of the host's type. */
  final String host;

  DefiningMethod(
      String className, String method, int hostVariable, int bytesVariable, String host) {
    this.className = className;
    this.method = method;
    this.hostVariable = hostVariable;
    this.bytesVariable = bytesVariable;
    this.host = host;
  }

  /** The method with a name, or null. */
  static DefiningMethod of(String className, String method) {
    for (DefiningMethod each : values()) {
      if (each.className.equals(className) && each.method.equals(method)) {
        return each;
      }
    }
    return null;
  }

  private static Set<String> classes() {
    Set<String> classes = new HashSet<>();
    for (DefiningMethod each : values()) {
      classes.add(each.className);
    }
    return classes;
  }

  /** Strings only: asked for whenever a class of the JDK is loaded. */
  private static final class Host {
    static final String LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;";
    static final String CLASS = "Ljava/lang/Class;";
  }
}
