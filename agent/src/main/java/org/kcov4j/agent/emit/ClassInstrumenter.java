package org.kcov4j.agent.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.session.ClassEntry;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites a class: each method with code gets its probes. Nothing else of the class changes, no
 * member is added, and no class is loaded to do it: stack map frames are carried over and extended,
 * never computed.
 */
public final class ClassInstrumenter {
  private static final int NEWEST = Opcodes.V28;
  private static final int MAJOR_VERSION_OFFSET = 6;
  private static final int MAX_U2 = 0xFFFF;

  private final byte[] original;
  private final ProbeSettings settings;
  private final int major;
  // Name and descriptor of methods that became too large (JVMS 4.7.3: 65,535 bytes) and go without
  // probes.
  private final Set<String> tooLarge = new HashSet<>();
  private final List<InstrumentedMethod> methods = new ArrayList<>();
  private byte[] bytes;
  private Header header;

  /**
   * Rewrites a class file.
   *
   * @param settings which probes it gets
   */
  public ClassInstrumenter(byte[] classFile, ProbeSettings settings) {
    original = classFile;
    this.settings = settings;
    major =
        (classFile[MAJOR_VERSION_OFFSET] & 0xFF) << 8 | classFile[MAJOR_VERSION_OFFSET + 1] & 0xFF;
    byte[] readable = major > NEWEST ? withMajor(classFile, NEWEST) : classFile;
    while (bytes == null) {
      methods.clear();
      try {
        bytes = rewrite(readable);
      } catch (MethodTooLargeException e) {
        if (!tooLarge.add(e.getMethodName() + e.getDescriptor())) {
          throw e;
        }
      }
    }
    if (major > NEWEST) {
      bytes = withMajor(bytes, major);
    }
  }

  /** Whether any method has code that can be recorded. */
  public boolean hasBlocks() {
    return !methods.isEmpty();
  }

  /** The class file with probes. */
  public byte[] bytes() {
    return bytes;
  }

  /** Internal name of the class. */
  public String className() {
    return header.name;
  }

  /**
   * Name and descriptor of the methods that were left alone because they have no space for probes.
   */
  public Set<String> tooLarge() {
    return Collections.unmodifiableSet(tooLarge);
  }

  /**
   * The class's record for the block table.
   *
   * @param loader number of its class loader
   */
  public ClassEntry entry(int loader) {
    CRC32 crc = new CRC32();
    crc.update(original, 0, original.length);
    ClassEntry entry =
        new ClassEntry(
            loader,
            (int) crc.getValue(),
            header.access,
            flags(),
            header.name,
            header.superName,
            header.source,
            header.interfaces,
            methods.size());
    for (InstrumentedMethod method : methods) {
      method.writeTo(entry);
    }
    return entry;
  }

  private int flags() {
    return (header.generated ? BlockTableLayout.CLASS_GENERATED : 0)
        | (settings.splitEdges ? BlockTableLayout.CLASS_EDGES : 0);
  }

  private byte[] rewrite(byte[] readable) {
    OffsetReader reader = new OffsetReader(readable);
    ClassWriter writer = new FrameKeepingWriter(reader);
    header = new Header(writer, reader);
    reader.accept(header, ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  /**
   * Whether the stack and the locals can grow by what probes need (JVMS 4.7.3: u2); notes it if
   * not.
   */
  private boolean hasRoom(CodeNode method) {
    boolean room = method.maxStack + Probes.STACK <= MAX_U2 && method.maxLocals < MAX_U2;
    if (!room) {
      tooLarge.add(method.name + method.desc);
    }
    return room;
  }

  private static byte[] withMajor(byte[] classFile, int major) {
    byte[] copy = Arrays.copyOf(classFile, classFile.length);
    copy[MAJOR_VERSION_OFFSET] = (byte) (major >>> 8);
    copy[MAJOR_VERSION_OFFSET + 1] = (byte) major;
    return copy;
  }

  /** Tells each method being read where its instructions stand. */
  private static final class OffsetReader extends ClassReader {
    CodeNode current;

    OffsetReader(byte[] classFile) {
      super(classFile);
    }

    @Override
    protected void readBytecodeInstructionOffset(int offset) {
      if (current != null) {
        current.instructionAt(offset);
      }
    }
  }

  /** Copies the constant pool, which leaves what is not rewritten as it was. */
  private static final class FrameKeepingWriter extends ClassWriter {
    FrameKeepingWriter(ClassReader reader) {
      super(reader, 0);
    }

    @Override
    protected String getCommonSuperClass(String a, String b) {
      throw new AssertionError("not reachable: frames are not computed");
    }
  }

  /**
   * Takes note of what the block table says about the class, and sends its methods through the
   * tree.
   */
  private final class Header extends ClassVisitor {
    private final OffsetReader reader;
    int version;
    int access;
    String name;
    String superName;
    String source;
    boolean generated;
    List<String> interfaces = Collections.emptyList();

    Header(ClassVisitor next, OffsetReader reader) {
      super(Opcodes.ASM9, next);
      this.reader = reader;
    }

    @Override
    public void visit(
        int classVersion,
        int classAccess,
        String className,
        String signature,
        String superClass,
        String[] superInterfaces) {
      version = classVersion & 0xFFFF; // The minor version is above.
      access = classAccess & 0xFFFF;
      name = className;
      superName = superClass;
      interfaces = superInterfaces == null ? interfaces : Arrays.asList(superInterfaces);
      super.visit(classVersion, classAccess, className, signature, superClass, superInterfaces);
    }

    @Override
    public void visitSource(String sourceFile, String debug) {
      source = sourceFile;
      super.visitSource(sourceFile, debug);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      generated |= InstrumentedMethod.marksGenerated(descriptor);
      return super.visitAnnotation(descriptor, visible);
    }

    @Override
    public MethodVisitor visitMethod(
        int methodAccess, String method, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next =
          super.visitMethod(methodAccess, method, descriptor, signature, exceptions);
      if ((methodAccess & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
        reader.current = null;
        return next;
      }
      CodeNode code =
          new CodeNode(methodAccess, method, descriptor, signature, exceptions) {
            @Override
            public void visitEnd() {
              super.visitEnd();
              boolean probed = !tooLarge.contains(name + desc) && hasRoom(this);
              boolean frames = header.version >= Opcodes.V1_6;
              methods.add(InstrumentedMethod.of(header.name, this, probed, frames, settings));
              accept(next);
            }
          };
      reader.current = code;
      return code;
    }
  }
}
