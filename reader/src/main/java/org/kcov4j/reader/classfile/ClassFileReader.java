package org.kcov4j.reader.classfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.MethodRecord;
import org.kcov4j.reader.session.SessionFormatException;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.PcHash;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Reads a class file of any version, also one that ASM does not know yet. */
public final class ClassFileReader {
  private static final int NEWEST = Opcodes.V28;
  private static final int MINOR_VERSION_OFFSET = 4;
  private static final int MAJOR_VERSION_OFFSET = 6;
  private static final int MAGIC = 0xCAFEBABE;

  private ClassFileReader() {}

  /**
   * Reads a class file.
   *
   * @param where the file, for messages; in an archive its path and the entry's name
   * @throws SessionFormatException if it is none, or damaged
   */
  public static ClassFile read(byte[] bytes, Path where) throws SessionFormatException {
    if (bytes.length < 10 || magic(bytes) != MAGIC) {
      throw new SessionFormatException(
          where,
          0,
          String.format("a class file, magic 0x%08x", MAGIC),
          bytes.length < 10
              ? bytes.length + " bytes"
              : String.format("magic 0x%08x", magic(bytes)));
    }
    try {
      return parse(bytes);
    } catch (RuntimeException e) {
      throw new SessionFormatException(where, 0, "a well-formed class file", e.toString());
    }
  }

  private static int magic(byte[] bytes) {
    int magic = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      magic = magic << Byte.SIZE | bytes[i] & 0xFF;
    }
    return magic;
  }

  private static ClassFile parse(byte[] bytes) {
    ParsedClass parsed = new ParsedClass();
    new OffsetReader(readable(bytes), parsed).accept(parsed, ClassReader.SKIP_FRAMES);
    Blocks.Builder blocks = new Blocks.Builder();
    List<MethodRecord> methods = new ArrayList<>();
    List<MethodFilter> filters = new ArrayList<>();
    for (ParsedMethod method : parsed.methods()) {
      if (method.instructions.size() == 0) {
        continue;
      }
      int first = blocks.count();
      Code code = new Code(method);
      int[] owners = new BlockFinder(code).find(blocks);
      methods.add(
          new MethodRecord(
              method.access,
              0,
              method.name,
              method.desc,
              PcHash.base(parsed.name(), method.name, method.desc),
              first,
              blocks.count() - first));
      filters.add(code.hasSubroutines() ? null : FilterRun.of(code, owners, parsed));
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ClassRecord type =
        new ClassRecord(
            BlockTableLayout.BOOT_LOADER,
            (int) crc.getValue(),
            parsed.access(),
            0,
            parsed.name(),
            parsed.superName(),
            parsed.sourceFile(),
            parsed.interfaces(),
            List.copyOf(methods),
            blocks.build());
    return new ClassFile(type, Collections.unmodifiableList(filters));
  }

  /** ASM refuses newer ones, and of the newest those that use what is a preview there. */
  private static byte[] readable(byte[] bytes) {
    int major = u2(bytes, MAJOR_VERSION_OFFSET);
    if (major < NEWEST || major == NEWEST && u2(bytes, MINOR_VERSION_OFFSET) == 0) {
      return bytes;
    }
    byte[] patched = bytes.clone();
    patched[MINOR_VERSION_OFFSET] = 0;
    patched[MINOR_VERSION_OFFSET + 1] = 0;
    patched[MAJOR_VERSION_OFFSET] = 0;
    patched[MAJOR_VERSION_OFFSET + 1] = (byte) NEWEST;
    return patched;
  }

  private static int u2(byte[] bytes, int offset) {
    return (bytes[offset] & 0xFF) << Byte.SIZE | bytes[offset + 1] & 0xFF;
  }

  /** Tells the method that is being read where each of its instructions is. */
  private static final class OffsetReader extends ClassReader {
    private final ParsedClass parsed;

    OffsetReader(byte[] bytes, ParsedClass parsed) {
      super(bytes);
      this.parsed = parsed;
    }

    @Override
    protected void readBytecodeInstructionOffset(int offset) {
      parsed.current().instructionAt(offset);
    }
  }
}
