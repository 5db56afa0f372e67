package org.kcov4j.reader.session;

import java.util.List;
import org.kcov4j.runtime.layout.BlockTableLayout;

/**
 * A class as it was loaded.
 *
 * @param loader its loader's number
 * @param crc CRC-32 of the class file before instrumentation
 * @param access flags of the class file
 * @param flags of {@link BlockTableLayout}
 * @param name internal name
 * @param superName internal name, or empty
 * @param sourceFile or empty
 * @param interfaces internal names
 * @param methods those with code, in the order of the class file
 * @param blocks of all methods
 */
public record ClassRecord(
    int loader,
    int crc,
    int access,
    int flags,
    String name,
    String superName,
    String sourceFile,
    List<String> interfaces,
    List<MethodRecord> methods,
    Blocks blocks) {

  /** The same class, loaded by the loader with this number. */
  ClassRecord loadedBy(int number) {
    return number == loader
        ? this
        : new ClassRecord(
            number, crc, access, flags, name, superName, sourceFile, interfaces, methods, blocks);
  }

  /** The name as in Java source with {@code $} kept: {@code a.b.C$D}. */
  public String javaName() {
    return name.replace('/', '.');
  }

  /** Whether critical edges were split. */
  public boolean hasEdges() {
    return (flags & BlockTableLayout.CLASS_EDGES) != 0;
  }

  /** Whether it carries an annotation that marks it as generated. */
  public boolean isGenerated() {
    return (flags & BlockTableLayout.CLASS_GENERATED) != 0;
  }

  /** Whether another agent had rewritten it, and it is described as it was before that. */
  public boolean isRewritten() {
    return (flags & BlockTableLayout.CLASS_REWRITTEN) != 0;
  }

  /** Whether another agent may have rewritten it, and it is described as it came from there. */
  public boolean isOriginalMissing() {
    return (flags & BlockTableLayout.CLASS_NO_ORIGINAL) != 0;
  }
}
