package org.kcov4j.reader.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * A JVM that runs on this machine, as the same user. What is asked of it goes with the request that
 * it load the agent; the answer comes back in a file:
 *
 * <pre>
 * argument = command "\n" answer file            the agent makes the file
 * command  = "detach" | options
 * answer   = word " " text                       {@link Answer}, in lower case
 * </pre>
 */
public final class LiveJvm {
  private static final Path PROCESSES = Path.of("/proc");
  private static final String DETACH = "detach";
  // How JDK 8 says that an agent was loaded; what later JDKs expect to hear is a phrase.
  private static final String DONE = "0";

  private final long pid;

  /**
   * @param pid its process id
   */
  public LiveJvm(long pid) {
    this.pid = pid;
  }

  /**
   * Has the agent start, and waits until it has.
   *
   * @param agent its jar
   * @param options as behind {@code -javaagent:jar=}
   * @throws IOException if there is no such JVM or it does not load agents
   */
  public Answer attach(Path agent, String options) throws IOException {
    return ask(agent, options);
  }

  /**
   * Has the agent stop, and waits until it has.
   *
   * @param agent its jar
   * @throws IOException if there is no such JVM or it does not load agents
   */
  public Answer detach(Path agent) throws IOException {
    return ask(agent, DETACH);
  }

  private Answer ask(Path agent, String command) throws IOException {
    if (!Files.isRegularFile(agent)) {
      throw new IOException(agent + ": expected an agent's jar, found no file");
    }
    checkIsJvm();
    // The other JVM makes the file: it may be another user's, whom this one has power over.
    Path answer = temporary().resolve("kcov4j-" + UUID.randomUUID());
    try {
      load(agent, command + "\n" + answer);
      if (!Files.isRegularFile(answer)) {
        throw new IOException(
            "process "
                + pid
                + ": expected an answer of the agent, found none; see what it printed");
      }
      return parse(Files.readString(answer, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(answer);
    }
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
  }

  /** To attach is to send a signal that ends any process that is not a JVM. */
  private void checkIsJvm() throws IOException {
    if (ProcessHandle.of(pid).isEmpty()) {
      throw new IOException("process " + pid + ": expected a running JVM, found no such process");
    }
    Path maps = PROCESSES.resolve(pid + "/maps");
    if (!Files.exists(maps)) {
      return; // No Linux.
    }
    String mapped;
    try {
      mapped = Files.readString(maps, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IOException("process " + pid + ": expected a JVM of this user, may not look", e);
    }
    if (!mapped.contains("/libjvm.so")) {
      throw new IOException("process " + pid + ": expected a running JVM, found another program");
    }
  }

  private void load(Path agent, String argument) throws IOException {
    try {
      ByteBuddyAgent.attach(agent.toAbsolutePath().toFile(), Long.toString(pid), argument);
    } catch (RuntimeException e) {
      String reason = reason(e);
      if (!reason.equals(DONE)) {
        throw new IOException("process " + pid + ": could not attach: " + reason, e);
      }
    }
  }

  /** What the JDK says is the innermost cause. */
  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static Answer parse(String answer) throws IOException {
    String[] parts = answer.split(" ", 2);
    for (Answer.Word each : Answer.Word.values()) {
      if (parts.length == 2 && each.name().toLowerCase(Locale.ROOT).equals(parts[0])) {
        return new Answer(each, parts[1]);
      }
    }
    throw new IOException("expected an answer of an agent of this version, found: " + answer);
  }
}
