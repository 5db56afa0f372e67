package org.kcov4j.agent;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.kcov4j.runtime.session.SessionFacts;

/**
 * Facts about this JVM, by the cheapest way to each: the management beans cost 50 ms of start-up.
 */
final class ThisJvm {
  private static final Path SELF = Paths.get("/proc/self");

  private ThisJvm() {}

  static SessionFacts facts(Options options) {
    SessionFacts facts = new SessionFacts();
    facts.startMillis = System.currentTimeMillis();
    facts.pid = pid();
    facts.version = version();
    facts.jvm = property("java.vm.name") + " " + property("java.vm.version");
    facts.operatingSystem =
        property("os.name") + " " + property("os.version") + " " + property("os.arch");
    facts.commandLine = commandLine();
    facts.options = options.text;
    facts.includes = options.includes.toString();
    facts.excludes = options.excludes.toString();
    return facts;
  }

  private static long pid() {
    try {
      return Long.parseLong(SELF.toRealPath().getFileName().toString());
    } catch (IOException | NumberFormatException noProc) {
      // HotSpot names its JVM <pid>@<host>; the way of Java 8.
      String name = ManagementFactory.getRuntimeMXBean().getName();
      try {
        return Long.parseLong(name.substring(0, Math.max(0, name.indexOf('@'))));
      } catch (NumberFormatException unknown) {
        return 0;
      }
    }
  }

  private static String commandLine() {
    try {
      byte[] bytes = Files.readAllBytes(SELF.resolve("cmdline"));
      return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ').trim();
    } catch (IOException noProc) {
      return property("sun.java.command");
    }
  }

  private static String version() {
    String version = ThisJvm.class.getPackage().getImplementationVersion();
    return version == null ? "" : version;
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
