package org.kcov4j.reader.cli;

import java.util.ArrayList;
import java.util.List;
import org.kcov4j.reader.session.ClassRecord;

/**
 * What {@code info} shows of classes that other agents rewrote before kcov4j saw them.
 *
 * @param classes how many are described as they were before that
 * @param methods those of them that could not be found in the new code, as {@code a.B.m()V}: their
 *     blocks are those of the new code
 * @param withoutOriginal names of classes of which it is not known what they were
 */
record RewrittenFacts(int classes, List<String> methods, List<String> withoutOriginal) {

  static RewrittenFacts of(Iterable<ClassRecord> classes) {
    int rewritten = 0;
    List<String> methods = new ArrayList<>();
    List<String> withoutOriginal = new ArrayList<>();
    for (ClassRecord type : classes) {
      rewritten += type.isRewritten() ? 1 : 0;
      if (type.isOriginalMissing()) {
        withoutOriginal.add(type.javaName());
      }
      type.methods().stream()
          .filter(method -> method.isRewritten())
          .map(method -> type.javaName() + '.' + method.name() + method.descriptor())
          .forEach(methods::add);
    }
    return new RewrittenFacts(rewritten, List.copyOf(methods), List.copyOf(withoutOriginal));
  }
}
