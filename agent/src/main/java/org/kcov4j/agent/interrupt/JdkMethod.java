package org.kcov4j.agent.interrupt;

import org.kcov4j.agent.emit.Mark;

/** A method of the JDK by which the JVM, not the program, runs code on a thread. */
enum JdkMethod {
  /** The way to the uncaught exception handlers; called by the JVM when a thread ends by one. */
  UNCAUGHT("java/lang/Thread", "dispatchUncaughtException", Mark.INTERRUPT),

  /** The run of a thread that cleans, {@code java.lang.ref.Cleaner}'s; not {@code clean()}. */
  CLEANER("jdk/internal/ref/CleanerImpl", "run", Mark.INTERRUPT),

  /** Behind {@code Runtime.addShutdownHook}. */
  HOOK("java/lang/ApplicationShutdownHooks", "add", Mark.SHUTDOWN_HOOK),

  /** What the JVM calls of a class loader, and most loaders inherit. */
  LOAD_CLASS("java/lang/ClassLoader", "loadClass", Mark.CLASS_LOADING);

  final String className;
  final String method;
  final Mark mark;

  JdkMethod(String className, String method, Mark mark) {
    this.className = className;
    this.method = method;
    this.mark = mark;
  }
}
