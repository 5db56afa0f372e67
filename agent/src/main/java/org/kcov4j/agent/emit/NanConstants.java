package org.kcov4j.agent.emit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcov4j.agent.version.ClassVersion;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * Takes out constants that are NaN and are there already. To HotSpot a NaN is like no other
 * constant, so that a class which is retransformed has those of both its versions, and newer JVMs
 * hand out the class with all of them: they would double each time (docs/adr/016).
 */
public final class NanConstants {
  // Tags of constants (JVMS 4.4).
  private static final int FLOAT = 4;
  private static final int DOUBLE = 6;

  private NanConstants() {}

  /** The class file with each of them once; the given one if nothing is repeated. */
  public static byte[] once(byte[] classFile) {
    ClassReader reader = new ClassReader(ClassVersion.readable(classFile));
    if (!isAnyRepeated(reader)) {
      return classFile;
    }
    ClassNode node = new ClassNode();
    reader.accept(node, 0);
    if (hasUnknownAttributes(node)) {
      return classFile; // They may name constants by index.
    }
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return ClassVersion.restore(writer.toByteArray(), classFile);
  }

  private static boolean isAnyRepeated(ClassReader reader) {
    Set<Number> bits = null;
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      Number nan = offset == 0 ? null : nan(reader, offset);
      if (nan != null) {
        bits = bits == null ? new HashSet<>() : bits;
        if (!bits.add(nan)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The bits of a constant that is NaN, or null. */
  private static Number nan(ClassReader reader, int offset) {
    switch (reader.readByte(offset - 1)) {
      case FLOAT:
        int single = reader.readInt(offset);
        return Float.isNaN(Float.intBitsToFloat(single)) ? (Number) single : null;
      case DOUBLE:
        long twice = reader.readLong(offset);
        return Double.isNaN(Double.longBitsToDouble(twice)) ? (Number) twice : null;
      default:
        return null;
    }
  }

  private static boolean hasUnknownAttributes(ClassNode node) {
    boolean any = isAny(node.attrs);
    for (FieldNode each : node.fields) {
      any |= isAny(each.attrs);
    }
    for (MethodNode each : node.methods) {
      any |= isAny(each.attrs);
    }
    if (node.recordComponents != null) {
      for (RecordComponentNode each : node.recordComponents) {
        any |= isAny(each.attrs);
      }
    }
    return any;
  }

  private static boolean isAny(List<Attribute> attributes) {
    return attributes != null && !attributes.isEmpty();
  }
}
