package org.kcov4j.it.bench.load;

import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Parser;

/** Rhino parses a script of about 10 KB and prints its tree as source again. */
public final class RhinoParse implements Workload {
  private static final String FUNCTION =
      """
      function parcel$(route, limit) {
        var total = 0, seen = {}, names = ["a", 'b', /c+d*/gi, `e`];
        outer: for (var i = 0; i < route.length; i++) {
          var stop = route[i], key = stop.id + ":" + (stop.kind || "none");
          if (seen[key] === undefined && !(stop.grams > limit)) {
            seen[key] = {at: i, next: function (n) { return n == null ? $ : n * 2 - 1; }};
          } else if (typeof stop == "object" && key in seen) {
            continue outer;
          }
          switch (stop.kind) {
            case 'letter': total += 1.5e1; break;
            case "parcel": total += 0xFF & ~i; // falls through
            default: do { total >>>= 1; } while (total > 1000);
          }
          try { throw new Error("at " + i); } catch (e) { total -= e.message.length; } finally { i++; }
        }
        return {total: total, names: names, done: total > limit ? true : null};
      }
      """;

  private final String script;

  public RhinoParse() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      all.append(FUNCTION.replace("$", Integer.toString(i)));
    }
    script = all.toString();
  }

  @Override
  public long operation() {
    CompilerEnvirons settings = new CompilerEnvirons();
    settings.setLanguageVersion(Context.VERSION_ES6);
    return new Parser(settings).parse(script, "parcel.js", 1).toSource().hashCode();
  }
}
