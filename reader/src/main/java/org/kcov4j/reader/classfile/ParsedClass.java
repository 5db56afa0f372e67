package org.kcov4j.reader.classfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jacoco.core.internal.analysis.filter.Filters;
import org.jacoco.core.internal.analysis.filter.IFilterContext;
import org.jacoco.core.internal.analysis.filter.KotlinSMAP;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What of a class file blocks and filters ask for. */
final class ParsedClass extends ClassVisitor implements IFilterContext {
  private final List<ParsedMethod> methods = new ArrayList<>();
  private final Set<String> annotations = new HashSet<>();
  private final Set<String> attributes = new HashSet<>();
  private int access;
  private String name = "";
  private String superName = "";
  private List<String> interfaces = List.of();
  private String sourceFile;
  private String debug;
  private KotlinSMAP smap;

  ParsedClass() {
    super(Opcodes.ASM9);
  }

  @Override
  public void visit(
      int version,
      int flags,
      String className,
      String sig,
      String above,
      String[] superInterfaces) {
    access = flags;
    name = className;
    superName = above == null ? "" : above;
    interfaces = superInterfaces == null ? List.of() : List.of(superInterfaces);
  }

  @Override
  public void visitSource(String source, String extension) {
    sourceFile = source;
    debug = extension;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    annotations.add(descriptor);
    if (debug != null && descriptor.equals(Filters.KOTLIN_METADATA_DESC)) {
      smap = new KotlinSMAP(sourceFile, debug);
    }
    return null;
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    attributes.add(attribute.type);
  }

  @Override
  public MethodVisitor visitMethod(
      int flags, String method, String descriptor, String signature, String[] exceptions) {
    ParsedMethod node = new ParsedMethod(flags, method, descriptor, signature, exceptions);
    methods.add(node);
    return node;
  }

  List<ParsedMethod> methods() {
    return methods;
  }

  /** The method that is being read. */
  ParsedMethod current() {
    return methods.get(methods.size() - 1);
  }

  int access() {
    return access;
  }

  String name() {
    return name;
  }

  String superName() {
    return superName;
  }

  /** Or empty. */
  String sourceFile() {
    return sourceFile == null ? "" : sourceFile;
  }

  List<String> interfaces() {
    return interfaces;
  }

  @Override
  public String getClassName() {
    return name;
  }

  @Override
  public String getSuperClassName() {
    return superName.isEmpty() ? null : superName;
  }

  @Override
  public Set<String> getClassAnnotations() {
    return annotations;
  }

  @Override
  public Set<String> getClassAttributes() {
    return attributes;
  }

  @Override
  public int getClassAccess() {
    return access;
  }

  @Override
  public String getSourceFileName() {
    return sourceFile;
  }

  @Override
  public KotlinSMAP getKotlinSMAP() {
    return smap;
  }
}
