package org.kcov4j.reader.session;

import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who ran.
 *
 * @param start when the session began, ms since 1970
 * @param pid the JVM's process id
 * @param byteOrder of the areas' words
 * @param version of kcov4j that recorded
 * @param jvm name and version of the JVM
 * @param os name and version of the operating system
 * @param commandLine what the JVM ran
 * @param options what the agent was given
 * @param includes the classes asked for
 * @param excludes the classes left out
 */
public record SessionInfo(
    long start,
    long pid,
    ByteOrder byteOrder,
    String version,
    String jvm,
    String os,
    String commandLine,
    String options,
    String includes,
    String excludes) {
  private static final Pattern VM_VERSION = Pattern.compile(" (\\d{1,4})[^ ]*$");

  /** The JVM's feature version, as 17; 0 if it does not say. */
  public int jvmFeature() {
    Matcher version = VM_VERSION.matcher(jvm);
    if (!version.find()) {
      return 0;
    }
    // HotSpot counted its own versions up to Java 8, whose is 25.302-b08.
    return version.group().contains("-b") ? 8 : Integer.parseInt(version.group(1));
  }
}
