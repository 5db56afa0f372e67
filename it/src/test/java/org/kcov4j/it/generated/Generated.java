package org.kcov4j.it.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kcov4j.it.bytecode.ClassFile;
import org.kcov4j.it.bytecode.MethodCode;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * A random class.
 *
 * @param name its name
 * @param bytes its class file
 * @param methods what it is made of
 */
record Generated(String name, byte[] bytes, List<Method> methods) {
  private static final int FIRST_WITH_FRAMES = 50;

  /**
   * A method of the model, and of the class file.
   *
   * @param bcis bytecode index of each unit
   */
  record Method(Shape shape, int[] bcis, MethodCode code) {}

  /**
   * Makes a class.
   *
   * @param version of the class file, 45 and above
   */
  static Generated make(String name, int version, int methods, Random random) {
    // In version 50 frames are optional, and code without them may have subroutines.
    boolean frames =
        version > FIRST_WITH_FRAMES || version == FIRST_WITH_FRAMES && random.nextBoolean();
    ClassWriter writer = writer(frames);
    int header = version == 45 ? Opcodes.V1_1 : version;
    writer.visit(header, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, Emitter.SUPER, null);
    List<Shape> shapes = new ArrayList<>();
    List<int[]> bcis = new ArrayList<>();
    for (int i = 0; i < methods; i++) {
      boolean constructor = i == 0;
      String method = constructor ? "<init>" : "m" + i;
      Shape shape = ShapeMaker.make(method, constructor, !frames, random);
      int access = Opcodes.ACC_PUBLIC;
      if (!constructor) {
        access |= Opcodes.ACC_STATIC | (random.nextInt(5) == 0 ? Opcodes.ACC_SYNCHRONIZED : 0);
      }
      shapes.add(shape);
      bcis.add(Emitter.emit(shape, access, writer));
    }
    writer.visitEnd();
    byte[] bytes = writer.toByteArray();
    Map<String, MethodCode> codes = new HashMap<>();
    ClassFile.methods(bytes).forEach(code -> codes.put(code.name(), code));
    List<Method> made = new ArrayList<>();
    for (int i = 0; i < methods; i++) {
      made.add(new Method(shapes.get(i), bcis.get(i), codes.get(shapes.get(i).name())));
    }
    return new Generated(name, bytes, made);
  }

  private static ClassWriter writer(boolean frames) {
    return new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS) {
      @Override
      protected String getCommonSuperClass(String a, String b) {
        return "java/lang/Object";
      }
    };
  }
}
