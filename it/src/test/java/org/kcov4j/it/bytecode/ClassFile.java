package org.kcov4j.it.bytecode;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the methods that have code from a class file (JVMS 4.1). Everything else is skipped.
 *
 * <pre>
 * magic minor major constants access this super interfaces fields methods attributes
 * </pre>
 */
public final class ClassFile {

  private static final int MAGIC = 0xCAFEBABE;

  private final DataInputStream in;
  private String[] utf8;

  private ClassFile(byte[] bytes) {
    in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** The methods of the class that have code, in the order of the file. */
  public static List<MethodCode> methods(byte[] bytes) {
    try {
      return new ClassFile(bytes).read();
    } catch (IOException e) {
      throw new UncheckedIOException("malformed class file", e);
    }
  }

  private List<MethodCode> read() throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("no class file: wrong magic");
    }
    in.skipNBytes(4); // minor and major version
    readConstants();
    in.skipNBytes(6); // access flags, this, super
    in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
    readMembers(); // fields never have code
    return readMembers();
  }

  private void readConstants() throws IOException {
    utf8 = new String[in.readUnsignedShort()];
    for (int i = 1; i < utf8.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> utf8[i] = in.readUTF();
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // long and double take two entries
        }
        default -> throw new IOException("unknown constant tag " + tag + " at entry " + i);
      }
    }
  }

  private List<MethodCode> readMembers() throws IOException {
    List<MethodCode> methods = new ArrayList<>();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      in.skipNBytes(2); // access flags
      String name = utf8[in.readUnsignedShort()];
      String descriptor = utf8[in.readUnsignedShort()];
      for (int j = in.readUnsignedShort(); j > 0; j--) {
        String attribute = utf8[in.readUnsignedShort()];
        int length = in.readInt();
        if (attribute.equals("Code")) {
          methods.add(readCode(name, descriptor));
        } else {
          in.skipNBytes(length);
        }
      }
    }
    return methods;
  }

  private MethodCode readCode(String name, String descriptor) throws IOException {
    in.skipNBytes(4); // max stack, max locals
    byte[] code = in.readNBytes(in.readInt());
    List<MethodCode.Handler> handlers = new ArrayList<>();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      int start = in.readUnsignedShort();
      int end = in.readUnsignedShort();
      handlers.add(new MethodCode.Handler(start, end, in.readUnsignedShort()));
      in.skipNBytes(2); // catch type
    }
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      in.skipNBytes(2);
      in.skipNBytes(in.readInt());
    }
    return new MethodCode(name, descriptor, code, handlers);
  }
}
