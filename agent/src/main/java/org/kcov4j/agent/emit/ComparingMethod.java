package org.kcov4j.agent.emit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** A JDK method that compares strings, boxed numbers or arrays, and the recorder's for it. */
final class ComparingMethod {
  private static final String STRING = "java/lang/String.";
  private static final String TWO_OBJECTS = "(Ljava/lang/Object;Ljava/lang/Object;)V";
  private static final String EQUALS = "equals(Ljava/lang/Object;)Z";
  // Static types behind which there may be a string or a boxed number.
  private static final Set<String> EQUALS_OWNERS =
      new HashSet<>(
          Arrays.asList(
              "java/lang/Object",
              "java/lang/String",
              "java/lang/CharSequence",
              "java/lang/Comparable",
              "java/lang/Number",
              "java/lang/Byte",
              "java/lang/Short",
              "java/lang/Character",
              "java/lang/Integer",
              "java/lang/Long",
              "java/lang/Float",
              "java/lang/Double",
              "java/io/Serializable"));
  private static final Map<String, ComparingMethod> OTHERS = others();

  /** The recorder's method. */
  final String recorder;

  /** What it takes of the stack: types of the operands. */
  final Type[] operands;

  /** Index of the operand that the first one is compared with. */
  final int second;

  private ComparingMethod(String recorder, String descriptor, int second) {
    this.recorder = recorder;
    this.operands = Type.getArgumentTypes(descriptor);
    this.second = second;
  }

  /** What a call compares, or null. */
  static ComparingMethod of(MethodInsnNode call) {
    String method = call.name + call.desc;
    if (call.getOpcode() == Opcodes.INVOKESTATIC) {
      return OTHERS.get(call.owner + "." + method);
    }
    if (call.getOpcode() == Opcodes.INVOKESPECIAL) {
      return null;
    }
    boolean equal = method.equals(EQUALS) && EQUALS_OWNERS.contains(call.owner);
    return equal ? equal() : OTHERS.get(call.owner + "." + method);
  }

  private static Map<String, ComparingMethod> others() {
    Map<String, ComparingMethod> all = new HashMap<>();
    all.put("java/util/Objects.equals(Ljava/lang/Object;Ljava/lang/Object;)Z", equal());
    all.put(STRING + "equalsIgnoreCase(Ljava/lang/String;)Z", equal());
    all.put(STRING + "contentEquals(Ljava/lang/CharSequence;)Z", equal());
    addString(all, "startsWith", "Ljava/lang/String;", 1);
    addString(all, "startsWith", "Ljava/lang/String;I", 1);
    addString(all, "endsWith", "Ljava/lang/String;", 1);
    addString(all, "regionMatches", "ILjava/lang/String;II", 2);
    addString(all, "regionMatches", "ZILjava/lang/String;II", 3);
    for (char element : "ZBCSIJFD".toCharArray()) {
      all.put(
          "java/util/Arrays.equals([" + element + "[" + element + ")Z",
          new ComparingMethod("arrays", TWO_OBJECTS, 1));
    }
    return all;
  }

  private static ComparingMethod equal() {
    return new ComparingMethod("equal", TWO_OBJECTS, 1);
  }

  private static void addString(
      Map<String, ComparingMethod> all, String name, String parameters, int second) {
    String descriptor = "(Ljava/lang/String;" + parameters + ")V";
    all.put(STRING + name + "(" + parameters + ")Z", new ComparingMethod(name, descriptor, second));
  }
}
