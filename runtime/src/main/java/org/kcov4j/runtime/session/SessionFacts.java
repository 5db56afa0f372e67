package org.kcov4j.runtime.session;

/** What a session says about its JVM. Filled in once, before the session is created. */
public final class SessionFacts {
  /** Process id, or 0 where unknown. */
  public long pid;

  /** When the JVM's recording began, in ms since 1970. */
  public long startMillis;

  /** Version of kcov4j. */
  public String version = "";

  /** Name and version of the JVM. */
  public String jvm = "";

  /** Name, version and architecture of the operating system. */
  public String operatingSystem = "";

  /** The command line as far as it is known. */
  public String commandLine = "";

  /** The agent's options as given. */
  public String options = "";

  /** The classes that are instrumented: patterns separated by colons. */
  public String includes = "*";

  /** The classes that are not, although {@link #includes} names them. */
  public String excludes = "";
}
