package org.kcov4j.agent.select;

/**
 * Classes of the JDK that get no probes whatever the user asks for, since probes or the JVM would
 * not survive it. In each case those whose names begin as said.
 */
enum Reserved {
  /** What probes access memory with. */
  UNSAFE("jdk/internal/misc/Unsafe", "sun/misc/Unsafe"),

  /** What probes ask whether anything has been enabled. */
  CALL_SITE("java/lang/invoke/KcovCallSiteTarget"),

  /**
   * Its constructor ends every constructor, also those of the objects that the recorder makes for a
   * thread before it can know it.
   */
  OBJECT("java/lang/Object"),

  /**
   * HotSpot looks for frames of its methods, and a few frames above, when a memory segment is
   * closed, and throws into them.
   */
  SCOPED_MEMORY("jdk/internal/misc/ScopedMemoryAccess"),

  /** What runs while a thread's identity changes between carrier and virtual thread. */
  VIRTUAL_THREADS(
      "java/lang/VirtualThread", "java/lang/BaseVirtualThread", "jdk/internal/vm/Continuation"),

  /** What runs for agents, this one too, whenever a class is loaded. */
  INSTRUMENT("sun/instrument/", "java/lang/instrument/"),

  /** The interface of a compiler written in Java, which would wait for itself. */
  COMPILER("jdk/vm/ci/", "jdk/internal/vm/VMSupport", "jdk/graal/", "org/graalvm/compiler/");

  private final String[] prefixes;

  Reserved(String... prefixes) {
    this.prefixes = prefixes;
  }

  /** The reason why a class is reserved, or null. */
  static Reserved by(String internalName) {
    for (Reserved each : values()) {
      for (String prefix : each.prefixes) {
        if (internalName.startsWith(prefix) && isWhole(internalName, prefix)) {
          return each;
        }
      }
    }
    return null;
  }

  /** A package, or a class and those nested in it; not another whose name goes on. */
  private static boolean isWhole(String internalName, String prefix) {
    int end = prefix.length();
    return prefix.endsWith("/") || internalName.length() == end || internalName.charAt(end) == '$';
  }
}
