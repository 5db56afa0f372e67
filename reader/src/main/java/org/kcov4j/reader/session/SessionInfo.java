package org.kcov4j.reader.session;

import java.nio.ByteOrder;

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
    String excludes) {}
