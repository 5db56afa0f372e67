package org.kcov4j.reader.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.runtime.layout.BlockTableLayout;

/** Decodes CLASS records. Names come back shared: a table repeats most of them. */
final class ClassDecoder {
  private final Map<String, String> names = new HashMap<>();

  ClassRecord decode(Payload in) throws SessionFormatException {
    return decode(in, in.u4());
  }

  /** Decodes what follows the loader. */
  ClassRecord decode(Payload in, int loader) throws SessionFormatException {
    int crc = in.u4();
    int access = in.u2();
    int flags = in.u1();
    String name = className(in);
    String superName = name(in);
    String sourceFile = name(in);
    List<String> interfaces = new ArrayList<>();
    for (int i = in.u2(); i > 0; i--) {
      interfaces.add(className(in));
    }
    Blocks blocks = new Blocks();
    List<MethodRecord> methods = new ArrayList<>();
    for (int i = in.u2(); i > 0; i--) {
      methods.add(method(in, blocks));
    }
    in.end();
    blocks.trim();
    return new ClassRecord(
        loader,
        crc,
        access,
        flags,
        name,
        superName,
        sourceFile,
        List.copyOf(interfaces),
        List.copyOf(methods),
        blocks);
  }

  private MethodRecord method(Payload in, Blocks blocks) throws SessionFormatException {
    int access = in.u2();
    int flags = in.u1();
    String name = name(in);
    String descriptor = name(in);
    if (!Descriptors.isMethod(descriptor)) {
      throw in.fault(0, "a method descriptor", descriptor);
    }
    int basePc = in.u4();
    int first = blocks.count();
    int count = in.u2();
    for (int i = 0; i < count; i++) {
      block(in, blocks, count);
    }
    return new MethodRecord(access, flags, name, descriptor, basePc, first, count);
  }

  private static void block(Payload in, Blocks blocks, int methodBlocks)
      throws SessionFormatException {
    int bci = in.u2();
    int flags = in.u1();
    int instructions = in.u2();
    for (int i = count(in); i > 0; i--) {
      blocks.addRun(in.u2(), in.u2());
    }
    for (int i = count(in); i > 0; i--) {
      int ordinal = in.u2();
      if (ordinal >= methodBlocks) {
        throw in.fault(
            2, "a successor below the method's " + methodBlocks + " blocks", "" + ordinal);
      }
      blocks.addSuccessor(ordinal);
    }
    blocks.addBlock(bci, flags, instructions);
  }

  private static int count(Payload in) throws SessionFormatException {
    int count = in.u1();
    return count == BlockTableLayout.LONG_COUNT ? in.u2() : count;
  }

  private String className(Payload in) throws SessionFormatException {
    String name = name(in);
    if (!Descriptors.isClassName(name)) {
      throw in.fault(0, "a class name", name);
    }
    return name;
  }

  private String name(Payload in) throws SessionFormatException {
    String name = in.utf();
    String known = names.putIfAbsent(name, name);
    return known == null ? name : known;
  }
}
