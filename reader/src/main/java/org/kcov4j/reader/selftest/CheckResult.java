package org.kcov4j.reader.selftest;

/**
 * How a check went.
 *
 * @param name what should hold
 * @param ok whether it does
 * @param detail what was found instead, empty if it holds
 */
public record CheckResult(String name, boolean ok, String detail) {}
