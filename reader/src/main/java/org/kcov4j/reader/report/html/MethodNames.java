package org.kcov4j.reader.report.html;

import org.kcov4j.reader.trace.MethodSignature;

/** Methods on pages. Their size is bounded: a method may have 255 parameters, and so may many. */
final class MethodNames {
  /** Characters from which on parameters are not shown. */
  private static final int SHOWN = 120;

  /** The same where the pointer rests. */
  private static final int TITLE = 1_000;

  private MethodNames() {}

  /** A method as people write it; a long one in short. */
  static String brief(String name, String descriptor) {
    return MethodSignature.of(name, descriptor, SHOWN);
  }

  /** The same as content of a page, of a long one with more where the pointer rests. */
  static Html write(Html html, String name, String descriptor) {
    String brief = brief(name, descriptor);
    String title = MethodSignature.of(name, descriptor, TITLE);
    if (brief.equals(title)) {
      return html.name(brief);
    }
    return html.raw("<span").attribute("title", title).raw(">").name(brief).raw("</span>");
  }
}
