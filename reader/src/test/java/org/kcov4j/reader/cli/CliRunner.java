package org.kcov4j.reader.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs the command line in this JVM. */
record CliRunner(int exit, String out, String err) {
  static CliRunner run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    int exit =
        KcovCli.run(
            new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false),
            words);
    return new CliRunner(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
