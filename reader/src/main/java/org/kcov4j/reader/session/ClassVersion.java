package org.kcov4j.reader.session;

/**
 * What makes a class the same one in another loader, JVM or session: its name and its class file.
 * The class file is known by CRC and by the shape of its blocks, so that two files whose CRCs
 * happen to agree are not mixed up.
 *
 * @param name internal name
 * @param crc CRC-32 of the class file
 * @param shape hash of methods and blocks; the same with and without split edges
 */
public record ClassVersion(String name, int crc, int shape) {

  /** The version of a loaded class. */
  public static ClassVersion of(ClassRecord type) {
    int shape = 0;
    Blocks blocks = type.blocks();
    for (MethodRecord method : type.methods()) {
      shape = 31 * shape + method.name().hashCode();
      shape = 31 * shape + method.descriptor().hashCode();
      for (int block = method.firstBlock(); block < method.endBlock(); block++) {
        if (!blocks.isEdge(block)) {
          shape = 31 * shape + blocks.bci(block);
        }
      }
    }
    return new ClassVersion(type.name(), type.crc(), shape);
  }
}
