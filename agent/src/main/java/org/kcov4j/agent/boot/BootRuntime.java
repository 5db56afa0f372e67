package org.kcov4j.agent.boot;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;

/**
 * Defines the runtime's classes in the boot loader, straight from the agent jar: nothing is
 * unpacked, the boot search path stays as it is (changing it makes the JVM print a line and drop
 * parts of its class data archive), and the jar may have any name.
 */
public final class BootRuntime {
  /** Where the runtime's classes are in the agent jar. */
  private static final String[] PREFIXES = {"org/kcov4j/runtime/", "java/kcov4j/"};

  private static final String CLASS_SUFFIX = ".class";

  private final JavaBase javaBase;
  private final Map<String, byte[]> pending;
  // What differs between JDKs.
  private final Map<String, String> names = new HashMap<>();

  private BootRuntime(JavaBase javaBase, Map<String, byte[]> pending) {
    this.javaBase = javaBase;
    this.pending = pending;
    names.put("sun/misc/Unsafe", javaBase.unsafeClass());
    names.put("org/kcov4j/runtime/record/ForceInline", javaBase.forceInlineAnnotation());
  }

  /** Whether this JVM has the runtime in its boot loader. */
  public static boolean isInstalled() {
    try {
      Class.forName("org.kcov4j.runtime.Kcov", false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /**
   * Defines all of the runtime's classes.
   *
   * @throws IOException if the agent jar cannot be read
   * @throws ReflectiveOperationException if this JVM does not have what HotSpot has
   */
  public static void install(Instrumentation instrumentation)
      throws IOException, ReflectiveOperationException {
    Map<String, byte[]> classes = readFrom(agentJar());
    BootRuntime boot = new BootRuntime(JavaBase.open(instrumentation), classes);
    boot.replaceCallSiteTarget();
    for (String name : new ArrayList<>(classes.keySet())) {
      boot.define(name);
    }
    JbossModules.show("java.kcov4j");
  }

  private void replaceCallSiteTarget() throws ReflectiveOperationException {
    if (CallSiteField.exists()) {
      javaBase.defineInBootLoader(CallSiteField.CLASS, CallSiteField.classFile());
      names.put("org/kcov4j/runtime/record/CallSiteTarget", CallSiteField.CLASS);
    }
  }

  private static File agentJar() throws IOException {
    try {
      return new File(
          BootRuntime.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("could not find the agent jar: " + e.getMessage(), e);
    }
  }

  private static Map<String, byte[]> readFrom(File jar) throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    try (ZipFile file = new ZipFile(jar)) {
      for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        String path = entry.getName();
        if (isRuntimeClass(path)) {
          try (InputStream in = file.getInputStream(entry)) {
            classes.put(path.substring(0, path.length() - CLASS_SUFFIX.length()), readAll(in));
          }
        }
      }
    }
    return classes;
  }

  private static boolean isRuntimeClass(String path) {
    return path.endsWith(CLASS_SUFFIX)
        && !path.endsWith("/package-info.class")
        && (path.startsWith(PREFIXES[0]) || path.startsWith(PREFIXES[1]));
  }

  /** Whether programs call it; else only probes do, and what these call. */
  private static boolean isApi(String name) {
    return name.startsWith(PREFIXES[0]) && name.indexOf('/', PREFIXES[0].length()) < 0;
  }

  /** Defines a class after its supertypes, which the JVM would look for on the boot path. */
  private void define(String name) throws ReflectiveOperationException {
    byte[] bytes = pending.remove(name);
    if (bytes == null || names.containsKey(name)) {
      return;
    }
    ClassReader reader = new ClassReader(bytes);
    if (!isApi(name)) {
      LineNumbers.hide(bytes, reader);
    }
    List<String> supertypes = new ArrayList<>(Arrays.asList(reader.getInterfaces()));
    supertypes.add(reader.getSuperName());
    for (String each : supertypes) {
      define(each);
    }
    javaBase.defineInBootLoader(name, ConstantNames.rename(bytes, reader, names));
  }

  private static byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      out.write(chunk, 0, n);
    }
    return out.toByteArray();
  }
}
