package org.kcov4j.reader.cli;

import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.kcov4j.reader.text.VisibleText;

/** Where commands write to. */
final class Terminal {
  private static final String BOLD = "\u001B[1m";
  private static final String PLAIN = "\u001B[0m";
  private static final String HOME = "\u001B[H";
  private static final String CLEAR_LINE = "\u001B[K";
  private static final String CLEAR_REST = "\u001B[J";
  private static final int PROGRESS_WIDTH = 79;

  private final OutputStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final boolean colour;

  /**
   * @param out results go here; commands buffer
   * @param err warnings, errors and progress go here
   * @param interactive whether a person sits in front of both
   * @param colour whether that person wants colours
   */
  Terminal(OutputStream out, PrintStream err, boolean interactive, boolean colour) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
    this.colour = colour;
  }

  /** The process's own. */
  static Terminal system() {
    boolean interactive = isTerminal(System.console());
    String noColour = System.getenv("NO_COLOR");
    boolean colour = interactive && (noColour == null || noColour.isEmpty());
    return new Terminal(new StandardOutput(), System.err, interactive, colour);
  }

  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console also where there is no terminal.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  OutputStream out() {
    return out;
  }

  /** Writes a result. */
  void print(CharSequence text) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Writes a result that takes the place of the one before, where a person looks on. */
  void redraw(CharSequence text) throws IOException {
    print(
        interactive ? HOME + text.toString().replace("\n", CLEAR_LINE + "\n") + CLEAR_REST : text);
  }

  /** Whether a person sits in front of it. */
  boolean interactive() {
    return interactive;
  }

  void warn(String message) {
    err.println("warning: " + VisibleText.of(message));
  }

  void error(String message) {
    err.println(VisibleText.of(message));
    err.flush();
  }

  String heading(String text) {
    return colour ? BOLD + text + PLAIN : text;
  }

  /** Shows how a long task gets on, if anybody watches. */
  Progress progress(String task) {
    if (!interactive) {
      return Progress.NONE;
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(0)
            .setUnit(" M PCs", 1_000_000)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            // A width of our own keeps it from asking the terminal through native code.
            .setConsumer(new ConsoleProgressBarConsumer(err, PROGRESS_WIDTH))
            .clearDisplayOnFinish()
            .build();
    return new Progress() {
      @Override
      public void expect(long pcs) {
        bar.maxHint(bar.getMax() + pcs);
      }

      @Override
      public void step(int pcs) {
        bar.stepBy(pcs);
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }
}
