package org.kcov4j.agent.boot;

import jdk.internal.misc.Unsafe;

/**
 * Defines classes in the boot loader, from JDK 9 on. Not by reflection: the call has so many
 * arguments that the JVM would make classes for it for tens of milliseconds.
 */
final class BootDefinition {
  private BootDefinition() {}

  static void define(String name, byte[] bytes) {
    Unsafe.getUnsafe().defineClass(name, bytes, 0, bytes.length, null, null);
  }
}
