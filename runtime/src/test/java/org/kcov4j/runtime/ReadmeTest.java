package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java that the README shows compiles against this API. */
class ReadmeTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final String BEFORE =
      "import org.kcov4j.runtime.*; class Example {"
          + " interface Job { void run(String input); }"
          + " static void use(long type, long arg1, long arg2, long ip) {}"
          + " static void example(%s java.util.concurrent.ExecutorService pool,"
          + " Job target, Job job, String input) throws Exception {";

  @TempDir Path directory;

  @Test
  void examplesShouldCompile() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    List<String> examples = EXAMPLE.matcher(readme).results().map(match -> match.group(1)).toList();
    assertThat(examples).hasSize(3);
    for (String each : examples) {
      String kcov = each.contains("Kcov.open()") ? "" : "Kcov kcov, TraceArea area,";
      assertThat(errors(String.format(BEFORE, kcov) + "\n" + each + "}}")).isEmpty();
    }
  }

  private String errors(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of("-cp", System.getProperty("java.class.path"), "-d", directory.toString());
    compiler.getTask(messages, null, null, options, null, List.of(file)).call();
    return messages.toString();
  }
}
