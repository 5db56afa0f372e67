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
  LOAD_CLASS("java/lang/ClassLoader", "loadClass", Mark.CLASS_LOADING),

  // What follows runs code of the JDK's only, or hardly any other.

  /** What the JVM calls of agents when a class is loaded. */
  TRANSFORM("sun/instrument/InstrumentationImpl", "transform", Mark.INTERRUPT, true),

  /** What the JVM calls when it ends. */
  SHUTDOWN("java/lang/Shutdown", "shutdown", Mark.INTERRUPT, true),

  /** What the JVM calls of class loaders, beside {@code loadClass}. */
  LOAD_CLASS_INTERNAL("java/lang/ClassLoader", "loadClassInternal", Mark.CLASS_LOADING, true),
  CHECK_PACKAGE("java/lang/ClassLoader", "checkPackageAccess", Mark.CLASS_LOADING, true),
  ADD_CLASS("java/lang/ClassLoader", "addClass", Mark.CLASS_LOADING, true),

  /** What the JVM calls when a native method, or an instruction, is linked by its first run. */
  FIND_NATIVE("java/lang/ClassLoader", "findNative", Mark.CLASS_LOADING, true),
  LINK_CALL_SITE("java/lang/invoke/MethodHandleNatives", "linkCallSite", Mark.CLASS_LOADING, true),
  LINK_METHOD("java/lang/invoke/MethodHandleNatives", "linkMethod", Mark.CLASS_LOADING, true),
  LINK_CONSTANT(
      "java/lang/invoke/MethodHandleNatives", "linkDynamicConstant", Mark.CLASS_LOADING, true),
  LINK_HANDLE(
      "java/lang/invoke/MethodHandleNatives", "linkMethodHandleConstant", Mark.CLASS_LOADING, true),
  FIND_TYPE(
      "java/lang/invoke/MethodHandleNatives", "findMethodHandleType", Mark.CLASS_LOADING, true);

  final String className;
  final String method;
  final Mark mark;

  /** Whether it matters only where the JDK's classes have probes. */
  final boolean bootstrap;

  JdkMethod(String className, String method, Mark mark) {
    this(className, method, mark, false);
  }

  JdkMethod(String className, String method, Mark mark, boolean bootstrap) {
    this.className = className;
    this.method = method;
    this.mark = mark;
    this.bootstrap = bootstrap;
  }
}
