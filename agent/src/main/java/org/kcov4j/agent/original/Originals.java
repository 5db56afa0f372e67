package org.kcov4j.agent.original;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.kcov4j.agent.select.ClassFilter;

/**
 * Says what a class was before other agents rewrote it.
 *
 * <p>That costs nothing where nobody does: a class is taken to be as it was if it comes to the last
 * transformer as the first one saw it, unless there were agents before this one. Otherwise the
 * class file is looked up, which about doubles what a class costs:
 *
 * <table>
 * <caption>Which bytes are the original</caption>
 * <tr><td>no agent before, seen first, same bytes</td><td>those</td></tr>
 * <tr><td>no agent before, seen first, other bytes</td><td>those seen first</td></tr>
 * <tr><td>agents before, or retransformed</td><td>those of the class file resource</td></tr>
 * <tr><td>redefined, by a debugger</td><td>as above, but not those of the resource</td></tr>
 * </table>
 */
public final class Originals {
  private final Witness witness;
  private final boolean agentsBefore;
  private final Set<Class<?>> redefinedClasses = classes();
  private final Set<Class<?>> putTogether = classes();
  private final LocationlessOriginals kept = new LocationlessOriginals();
  private volatile boolean otherAgents;

  private Originals(Witness witness, boolean agentsBefore) {
    this.witness = witness;
    this.agentsBefore = agentsBefore;
    otherAgents = agentsBefore;
  }

  /**
   * Begins with nothing seen.
   *
   * @param loaded the classes of the JVM: with transformers among them there are other agents
   * @param filter the classes that will be asked for
   */
  public static Originals startingAt(Class<?>[] loaded, ClassFilter filter) {
    return new Originals(new Witness(filter), anyTransformer(loaded));
  }

  /** What has to see classes first. */
  public Witness witness() {
    return witness;
  }

  /**
   * Names classes that were loaded before: what the JVM shows of them is put together again from
   * what it has in memory, and not the file.
   */
  public void loadedBefore(Collection<Class<?>> classes) {
    putTogether.addAll(classes);
  }

  private static boolean anyTransformer(Class<?>[] loaded) {
    for (Class<?> each : loaded) {
      if (ClassFileTransformer.class.isAssignableFrom(each)
          && each != ClassFileTransformer.class
          && !each.getName().startsWith("org.kcov4j.agent.")) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a class was. To be asked once for each class that the witness saw.
   *
   * @param redefined the class, if it is there already
   * @param now the class file as it came to the last transformer
   */
  public Original of(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] now) {
    byte[] first = witness.take(className);
    boolean changed = first != null && !Arrays.equals(first, now);
    if (changed) {
      otherAgents = true;
      kept.keep(loader, domain, className, first);
    }
    if (redefined != null && first != null) {
      redefinedClasses.add(redefined);
      putTogether.remove(redefined);
    }
    if (first != null && !agentsBefore) {
      return changed ? Original.rewritten(first) : Original.AS_IT_IS;
    }
    boolean retransformed = redefined != null && first == null;
    if (!otherAgents && !retransformed) {
      return Original.AS_IT_IS;
    }
    byte[] original = kept.of(loader, className);
    if (original == null && (redefined == null || !redefinedClasses.contains(redefined))) {
      original = ClassFileResource.read(loader, className);
    }
    if (original == null) {
      return changed
          ? Original.rewritten(first)
          : otherAgents ? Original.UNKNOWN : Original.AS_IT_IS;
    }
    if (Arrays.equals(original, now)) {
      return Original.AS_IT_IS;
    }
    return redefined != null && putTogether.contains(redefined) && !otherAgents
        ? Original.putTogether(original)
        : Original.rewritten(original);
  }

  private static Set<Class<?>> classes() {
    return Collections.synchronizedSet(
        Collections.newSetFromMap(new WeakHashMap<Class<?>, Boolean>()));
  }
}
