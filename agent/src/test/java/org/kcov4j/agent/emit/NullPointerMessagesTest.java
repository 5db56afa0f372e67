package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What is null is called in exceptions' messages what it was called without probes. */
class NullPointerMessagesTest {
  private static final String NULL_ARRAY = "Cannot read the array length because ";

  /** Variables that javac makes have no names, though the class has been compiled with -g. */
  @SuppressWarnings("unused")
  public static class Nulls {
    public static int loop(int[] array) {
      int sum = 0;
      for (int each : array == null ? null : array) {
        sum += each;
      }
      return sum;
    }

    public static int iterator(Object none) {
      Iterable<String> empty = () -> null;
      for (String each : empty) {
        return each.length();
      }
      return 0;
    }

    public static int string(String s) {
      String copy = s;
      switch (copy) {
        case "a":
          return 1;
        default:
          return 2;
      }
    }

    public static int element(String[][] arrays) {
      int sum = 0;
      String[][] own = new String[3][];
      for (int i = 2; i < 3; i++) {
        sum += own[i][sum].length();
      }
      return sum;
    }

    public static int named(Object none) {
      String text = none == null ? null : "";
      return text.length();
    }

    public static int parameter(Object none) {
      return none == null ? none.hashCode() : 1;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop", "iterator", "string", "element", "named", "parameter"})
  void messagesShouldBeAsWithoutProbes(String method) throws ReflectiveOperationException {
    byte[] debug = Classes.bytes(Nulls.class);
    byte[] plain = withoutDebug(debug);
    for (byte[] each : new byte[][] {debug, plain}) {
      String expected = message(each, method);
      assertThat(expected).contains(" because ");
      for (ProbeSettings settings : new ProbeSettings[] {ProbeSettings.DEFAULT, all()}) {
        byte[] probed = new ClassInstrumenter(each, settings).bytes();
        Classes.check(probed);
        assertThat(message(probed, method)).isEqualTo(expected);
      }
    }
    if (method.equals("loop")) {
      assertThat(message(debug, method)).isEqualTo(NULL_ARRAY + "\"<local2>\" is null");
    }
  }

  /** Nobody sees where the variables are: then the context is where its probes are short. */
  @ParameterizedTest
  @CsvSource({"named, 1", "parameter, 1", "iterator, 4", "locked, 1"})
  void theContextShouldBeBehindTheParametersWhereItCan(String method, int slot) {
    ClassNode type = new ClassNode();
    byte[] own = Classes.bytes(method.equals("locked") ? Locked.class : Nulls.class);
    new ClassReader(new ClassInstrumenter(own, ProbeSettings.DEFAULT).bytes()).accept(type, 0);
    MethodNode probed =
        type.methods.stream().filter(each -> each.name.equals(method)).findFirst().orElseThrow();
    assertThat(contextOf(probed)).isEqualTo(slot);
  }

  /** Locks and caught exceptions are read without a name, and are never null. */
  public static class Locked {
    public static int locked(Object lock) {
      synchronized (lock) {
        return lock.hashCode() == 1 ? 1 : 2;
      }
    }
  }

  private static int contextOf(MethodNode method) {
    for (AbstractInsnNode node : method.instructions) {
      if (node.getOpcode() == Opcodes.ASTORE) {
        return ((VarInsnNode) node).var;
      }
    }
    throw new AssertionError("no variable");
  }

  private static ProbeSettings all() {
    return new ProbeSettings(true, ProbeSettings.DEFAULT.marks).withComparisons(true);
  }

  private static byte[] withoutDebug(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(writer, ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  private static String message(byte[] classFile, String name) throws ReflectiveOperationException {
    Class<?> type = new Classes.Loader(classFile).loadClass(Nulls.class.getName());
    for (Method each : type.getDeclaredMethods()) {
      if (each.getName().equals(name)) {
        try {
          each.invoke(null, (Object) null);
        } catch (InvocationTargetException e) {
          return e.getCause().getMessage();
        }
      }
    }
    throw new AssertionError(name);
  }
}
