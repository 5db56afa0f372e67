package org.kcov4j.reader.coverage;

import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.MethodRecord;

/**
 * What nobody wrote does not count: JaCoCo's filters, as far as they ask for whole methods and the
 * block table can tell. Those that look at single instructions judge by a method's shape here: its
 * number of instructions, all in one block.
 */
public final class CoverageFilter {
  private static final int ACC_PRIVATE = 0x0002;
  private static final int ACC_BRIDGE = 0x0040;
  private static final int ACC_SYNTHETIC = 0x1000;

  private CoverageFilter() {}

  /** Whether a class counts. The JVM's proxies have no class file that a report could be about. */
  public static boolean counts(ClassRecord type) {
    return (type.access() & ACC_SYNTHETIC) == 0
        && !type.isGenerated()
        && !type.superName().equals("java/lang/reflect/Proxy");
  }

  /** Whether a method of a class that counts does so itself. */
  public static boolean counts(ClassRecord type, MethodRecord method) {
    return !method.isGenerated()
        && (method.access() & ACC_BRIDGE) == 0
        && !isCompilerMade(type, method)
        && !isEnumMade(type, method)
        && !isEmptyConstructor(type, method)
        && !isRecordMade(type, method);
  }

  private static boolean isCompilerMade(ClassRecord type, MethodRecord method) {
    if ((method.access() & ACC_SYNTHETIC) == 0) {
      return false;
    }
    String name = method.name();
    if (type.sourceFile().endsWith(".kt")) {
      return name.startsWith("access$");
    }
    return !name.startsWith("lambda$")
        && !(type.sourceFile().endsWith(".scala") && name.startsWith("$anonfun$"));
  }

  private static boolean isEnumMade(ClassRecord type, MethodRecord method) {
    if (!type.superName().equals("java/lang/Enum")) {
      return false;
    }
    return switch (method.name()) {
      case "values" -> method.descriptor().equals("()[L" + type.name() + ";");
      case "valueOf" -> method.descriptor().equals("(Ljava/lang/String;)L" + type.name() + ";");
      // load this, name and ordinal, call super, return
      case "<init>" -> method.descriptor().equals("(Ljava/lang/String;I)V") && is(type, method, 5);
      default -> false;
    };
  }

  private static boolean isEmptyConstructor(ClassRecord type, MethodRecord method) {
    return (method.access() & ACC_PRIVATE) != 0
        && method.name().equals("<init>")
        && method.descriptor().equals("()V")
        && is(type, method, 3); // load this, call super, return
  }

  /** The methods of a record that javac wrote are all on one line, that of the record's header. */
  private static boolean isRecordMade(ClassRecord type, MethodRecord method) {
    if (!type.superName().equals("java/lang/Record")) {
      return false;
    }
    if (isRecordObjectMethod(type, method)) {
      return true;
    }
    if (!method.descriptor().startsWith("()") || !is(type, method, 3)) {
      return false;
    }
    int line = type.blocks().firstLine(method.firstBlock());
    return type.methods().stream()
        .filter(m -> isRecordObjectMethod(type, m))
        .anyMatch(m -> type.blocks().firstLine(m.firstBlock()) == line);
  }

  private static boolean isRecordObjectMethod(ClassRecord type, MethodRecord method) {
    return switch (method.name() + method.descriptor()) {
      case "toString()Ljava/lang/String;", "hashCode()I" -> is(type, method, 3);
      case "equals(Ljava/lang/Object;)Z" -> is(type, method, 4);
      default -> false;
    };
  }

  /** Whether the method is one block of so many instructions that returns. */
  private static boolean is(ClassRecord type, MethodRecord method, int instructions) {
    Blocks blocks = type.blocks();
    return method.blockCount() == 1
        && blocks.instructions(method.firstBlock()) == instructions
        && blocks.isReturn(method.firstBlock());
  }
}
