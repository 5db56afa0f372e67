package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recording;
import org.kcov4j.runtime.session.ClassEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/** Makes, instruments, loads and runs classes. */
public final class Classes {
  static {
    // As an agent does: contexts are those that probes see.
    org.kcov4j.runtime.record.ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  /** A block as the block table has it. */
  public record BlockRow(int bci, int flags, int instructions, int[] lines, int[] successors) {}

  /** A method as the block table has it. */
  public record MethodRow(
      int access, int flags, String name, String descriptor, int basePc, List<BlockRow> blocks) {
    int instructions() {
      return blocks.stream().mapToInt(BlockRow::instructions).sum();
    }
  }

  /** What a call gave and which blocks it ran, as {@code method:ordinal}. */
  public record Run(Object result, Throwable thrown, List<String> trace) {}

  /** Defines classes from bytes, with the verifier on as for any loader but the boot loader. */
  public static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes = new HashMap<>();

    public Loader(byte[]... all) {
      super(Classes.class.getClassLoader());
      for (byte[] each : all) {
        classes.put(new ClassReader(each).getClassName().replace('/', '.'), each);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      byte[] bytes = classes.get(name);
      if (loaded != null || bytes != null) {
        return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
      }
      Class<?> inParent = super.loadClass(name, resolve);
      String outermost = name.replaceFirst("[$].*", "");
      if (!outermost.equals(name) && classes.containsKey(outermost)) {
        // Nested classes belong to the same run-time package and nest as their host.
        byte[] nested = Classes.bytes(inParent);
        return defineClass(name, nested, 0, nested.length);
      }
      return inParent;
    }
  }

  private Classes() {}

  /** The class file of a compiled class. */
  public static byte[] bytes(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class that the caller fills; frames are computed where the version has them. */
  public static byte[] make(int version, String name, Consumer<ClassWriter> content) {
    boolean frames = (version & 0xFFFF) >= Opcodes.V1_7;
    ClassWriter writer =
        new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS) {
          @Override
          protected String getCommonSuperClass(String a, String b) {
            return "java/lang/Object";
          }
        };
    writer.visit(
        version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
    content.accept(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** A public static method of the class being made. */
  public static void method(
      ClassWriter writer, String name, String descriptor, Consumer<MethodVisitor> code) {
    MethodVisitor visitor =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
    visitor.visitCode();
    code.accept(visitor);
    visitor.visitMaxs(0, 0);
    visitor.visitEnd();
  }

  /** The block table's record of a class, read as the layout says. */
  public static Map<String, MethodRow> table(ClassInstrumenter instrumenter) {
    try {
      Method toBytes = ClassEntry.class.getDeclaredMethod("toByteArray");
      toBytes.setAccessible(true);
      byte[] payload = (byte[]) toBytes.invoke(instrumenter.entry(5));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
      assertThat(in.readInt()).isEqualTo(5);
      in.readInt();
      in.readUnsignedShort();
      in.readUnsignedByte();
      assertThat(in.readUTF()).isEqualTo(instrumenter.className());
      in.readUTF();
      in.readUTF();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        in.readUTF();
      }
      Map<String, MethodRow> methods = new LinkedHashMap<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        int access = in.readUnsignedShort();
        int flags = in.readUnsignedByte();
        String name = in.readUTF();
        String descriptor = in.readUTF();
        int base = in.readInt();
        List<BlockRow> blocks = new ArrayList<>();
        for (int b = in.readUnsignedShort(); b > 0; b--) {
          blocks.add(
              new BlockRow(
                  in.readUnsignedShort(),
                  in.readUnsignedByte(),
                  in.readUnsignedShort(),
                  u2s(in, 2 * count(in)),
                  u2s(in, count(in))));
        }
        methods.put(
            name + descriptor, new MethodRow(access, flags, name, descriptor, base, blocks));
      }
      assertThat(in.available()).isZero();
      return methods;
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static int count(DataInputStream in) throws IOException {
    int n = in.readUnsignedByte();
    return n < 255 ? n : in.readUnsignedShort();
  }

  private static int[] u2s(DataInputStream in, int n) throws IOException {
    int[] values = new int[n];
    for (int i = 0; i < n; i++) {
      values[i] = in.readUnsignedShort();
    }
    return values;
  }

  /** Checks the bytes with ASM's verifier (one that infers types, frames or not). */
  public static void check(byte[] bytes) {
    StringWriter out = new StringWriter();
    CheckClassAdapter.verify(
        new ClassReader(bytes), Classes.class.getClassLoader(), false, new PrintWriter(out));
    assertThat(out.toString()).isEmpty();
  }

  /** Instruments and loads a class, calls a static method of it and returns what it recorded. */
  public static Run run(byte[] original, String method, Object... arguments) {
    ClassInstrumenter instrumenter = new ClassInstrumenter(original, ProbeSettings.DEFAULT);
    return run(instrumenter, new Loader(instrumenter.bytes()), method, arguments);
  }

  /** Calls a static method of the instrumented class in a loader. */
  public static Run run(
      ClassInstrumenter instrumenter, Loader loader, String method, Object... arguments) {
    Map<Integer, String> names = new HashMap<>();
    for (MethodRow row : table(instrumenter).values()) {
      for (int i = 0; i < row.blocks.size(); i++) {
        names.put(row.basePc + i, row.name + ":" + i);
      }
    }
    Area area = Area.anonymous(1 << 18);
    Object result = null;
    Throwable thrown = null;
    try {
      Class<?> type = Class.forName(instrumenter.className().replace('/', '.'), true, loader);
      Method target =
          Arrays.stream(type.getDeclaredMethods())
              .filter(each -> each.getName().equals(method))
              .findFirst()
              .orElseThrow();
      target.setAccessible(true);
      Context.current().enable(new Recording(area), SessionLayout.MODE_PC);
      try {
        result = target.invoke(null, arguments);
      } catch (InvocationTargetException e) {
        thrown = e.getCause();
      } finally {
        Context.current().disable();
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    List<String> trace = new ArrayList<>();
    int count = area.buffer().getInt(0);
    for (int i = 1; i <= count; i++) {
      int pc = area.buffer().getInt(4 * i);
      trace.add(names.getOrDefault(pc, "unknown " + pc));
    }
    return new Run(result, thrown, trace);
  }
}
