package org.kcov4j.agent.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.kcov4j.agent.original.Original;
import org.kcov4j.agent.original.OriginalClass;
import org.kcov4j.agent.place.CodeNode;
import org.kcov4j.agent.place.Placement;
import org.kcov4j.agent.version.ClassVersion;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.session.ClassEntry;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Rewrites a class: each method with code gets its probes. Nothing else of the class changes, no
 * member is added, and no class is loaded to do it: stack map frames are carried over and extended,
 * never computed.
 */
public final class ClassInstrumenter {
  private final byte[] before;

  /** The class before others rewrote it; null if they did not, as far as is known. */
  private final OriginalClass original;

  private final int originalFlags;
  private final ProbeSettings settings;
  private final Economy economy;
  private final List<InstrumentedMethod> methods = new ArrayList<>();
  private final Set<String> notUnderstood = new LinkedHashSet<>();
  private byte[] bytes;
  private Header header;

  /**
   * Rewrites a class file.
   *
   * @param settings which probes it gets
   */
  public ClassInstrumenter(byte[] classFile, ProbeSettings settings) {
    this(classFile, Original.AS_IT_IS, settings);
  }

  /**
   * Rewrites a class file that another agent may have rewritten.
   *
   * @param original the class before
   * @param settings which probes it gets
   */
  public ClassInstrumenter(byte[] classFile, Original original, ProbeSettings settings) {
    this.original = original.classFile() == null ? null : read(original.classFile());
    before = this.original == null ? classFile : original.classFile();
    originalFlags =
        original.isRewritten() && this.original != null
            ? BlockTableLayout.CLASS_REWRITTEN
            : original == Original.UNKNOWN ? BlockTableLayout.CLASS_NO_ORIGINAL : 0;
    this.settings = settings;
    economy = new Economy(settings.comparisons);
    byte[] readable = ClassVersion.readable(classFile);
    while (bytes == null) {
      methods.clear();
      try {
        bytes = rewrite(readable);
      } catch (MethodTooLargeException e) {
        economy.codeTooLarge(e);
      } catch (ClassTooLargeException e) {
        economy.poolTooLarge(e, methods);
      }
    }
    CompilerLimit.find(bytes, methods);
    ClassVersion.restore(bytes, classFile);
  }

  /** Null if it is damaged: whoever handed it out did not define the class from it. */
  private static OriginalClass read(byte[] classFile) {
    try {
      return new OriginalClass(ClassVersion.readable(classFile));
    } catch (RuntimeException e) {
      return null;
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
    return flagged(BlockTableLayout.METHOD_NOT_PROBED);
  }

  /**
   * Name and descriptor of the methods that were left alone because ASM cannot read them: they have
   * stack map frames of a kind that it does not know, such as those of value classes (JEP 401).
   */
  public Set<String> notUnderstood() {
    return Collections.unmodifiableSet(notUnderstood);
  }

  /** Name and descriptor of the methods that the JVM no longer compiles, so large are they now. */
  public Set<String> notCompiled() {
    return flagged(BlockTableLayout.METHOD_NOT_COMPILED);
  }

  private Set<String> flagged(int flag) {
    Set<String> chosen = new LinkedHashSet<>();
    for (InstrumentedMethod each : methods) {
      if (each.has(flag)) {
        chosen.add(each.signature());
      }
    }
    return chosen;
  }

  /**
   * Name and descriptor of the methods that have no space for probes of comparisons and are not
   * {@link #tooLarge}; a {@code *} if the whole class has none.
   */
  public Set<String> withoutComparisons() {
    return economy.withoutComparisons();
  }

  /**
   * The class's record for the block table.
   *
   * @param loader number of its class loader
   */
  public ClassEntry entry(int loader) {
    CRC32 crc = new CRC32();
    crc.update(before, 0, before.length);
    ClassEntry entry =
        new ClassEntry(
            loader,
            (int) crc.getValue(),
            original == null ? header.access : original.access(),
            flags(),
            header.name,
            header.superName,
            header.source,
            original == null ? header.interfaces : original.interfaces(),
            methods.size());
    for (InstrumentedMethod method : methods) {
      method.writeTo(entry);
    }
    return entry;
  }

  private int flags() {
    return (header.generated ? BlockTableLayout.CLASS_GENERATED : 0)
        | (settings.splitEdges ? BlockTableLayout.CLASS_EDGES : 0)
        | originalFlags;
  }

  /** Where the probes of a method go; null if it is not the program's. */
  private Placement place(CodeNode method) {
    return original == null
        ? Placement.of(method, method.offsets(), settings.splitEdges, 0)
        : original.place(method, method.offsets(), settings.splitEdges);
  }

  /** Null if it has to be tried again, with one method fewer. */
  private byte[] rewrite(byte[] readable) {
    OffsetReader reader = new OffsetReader(readable);
    ClassWriter writer = new FrameKeepingWriter(reader);
    header = new Header(writer, reader);
    try {
      reader.accept(header, ClassReader.EXPAND_FRAMES);
    } catch (IllegalArgumentException e) {
      if (reader.current == null || !notUnderstood.add(reader.current.name + reader.current.desc)) {
        throw e;
      }
      return null;
    }
    return writer.toByteArray();
  }

  /** Leaves a method alone whose stack or locals cannot grow by what probes need (JVMS 4.7.3). */
  private void checkRoom(CodeNode method) {
    int stack = method.maxStack + Probes.WITHOUT_CONSTANTS.stack;
    if (stack > Economy.MAX_U2 || method.maxLocals >= Economy.MAX_U2) {
      economy.leaveAlone(method.name + method.desc);
    }
  }

  /** The comparisons that get probes; none, and a note of it, where there is no room for them. */
  private Map<AbstractInsnNode, Comparison> comparisons(String className, CodeNode method) {
    if (!settings.comparisons || !ComparisonFinder.hasCandidates(method)) {
      return none();
    }
    String name = method.name + method.desc;
    if (!economy.probed(name) || !economy.comparisons(name)) {
      return none();
    }
    if (method.maxStack + ComparisonProbes.STACK <= Economy.MAX_U2
        && method.maxLocals + ComparisonProbes.LOCALS < Economy.MAX_U2
        && !ComparisonFinder.isTooLarge(method)) {
      try {
        return ComparisonFinder.find(className, method);
      } catch (AnalyzerException e) {
        // Then it goes without, like one that is too large.
      }
    }
    economy.leaveComparisons(name);
    return none();
  }

  private static Map<AbstractInsnNode, Comparison> none() {
    return Collections.emptyMap();
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
      if ((methodAccess & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0
          || notUnderstood.contains(method + descriptor)) {
        reader.current = null;
        return next; // Copied as it is, and not read.
      }
      CodeNode code =
          new CodeNode(methodAccess, method, descriptor, signature, exceptions) {
            @Override
            public void visitEnd() {
              reader.current = null;
              super.visitEnd();
              Placement placement = place(this);
              if (placement == null) {
                accept(next);
                return;
              }
              checkRoom(this);
              boolean frames = header.version >= Opcodes.V1_6;
              Map<AbstractInsnNode, Comparison> comparisons = comparisons(header.name, this);
              placement.keepOwn(comparisons.keySet());
              methods.add(
                  InstrumentedMethod.of(
                      header.name,
                      header.superName,
                      this,
                      placement,
                      economy,
                      frames,
                      settings,
                      comparisons));
              accept(ProbeAdapter.before(next, settings));
            }
          };
      reader.current = code;
      return code;
    }
  }
}
