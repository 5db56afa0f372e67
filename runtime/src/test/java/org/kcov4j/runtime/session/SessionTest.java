package org.kcov4j.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.runtime.ForkedJvm;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.record.Recording;

class SessionTest {
  static {
    // As an agent does: contexts are those that probes see.
    org.kcov4j.runtime.record.ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  @TempDir Path output;

  private final List<String> warnings = new ArrayList<>();

  @AfterEach
  void disable() {
    Context.current().disable();
  }

  @Test
  void shouldMakeAPrivateDirectoryNamedByTheRun() throws IOException {
    Session session = create();
    assertThat(session.directory().getName()).matches("42-1000-[0-9a-f]{8}");
    Path directory = session.directory().toPath();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    try (var files = Files.list(directory)) {
      assertThat(files)
          .hasSize(2)
          .allMatch(each -> permissions(each).equals("rw-------"))
          .extracting(each -> each.getFileName().toString())
          .containsExactlyInAnyOrder("session.meta", "blocks.meta");
    }
  }

  @Test
  void sessionsOfOneMillisecondShouldNotMeet() throws IOException {
    assertThat(create().directory()).isNotEqualTo(create().directory());
  }

  @Test
  void shouldWriteItsFactsInTheOrderOfTheLayout() throws IOException {
    Session session = create();
    LogParser log = log(session);
    assertThat(log.kind).isEqualTo(1);
    assertThat(log.records).hasSize(1);
    assertThat(log.records.get(0).type()).isEqualTo(1);
    LogParser.Reader in = log.records.get(0).reader();
    assertThat(in.u(8)).isEqualTo(1000);
    assertThat(in.u(8)).isEqualTo(42);
    assertThat(in.u(1)).isEqualTo(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 1);
    for (String fact : List.of("v", "j", "o", "c", "op", "in", "ex")) {
      assertThat(in.utf()).isEqualTo(fact);
    }
    in.end();
    LogParser blocks = blocks(session);
    assertThat(blocks.kind).isEqualTo(2);
    assertThat(blocks.sessionId).isEqualTo(log.sessionId);
  }

  @Test
  void shouldTakeFactsThatAreNotThere() throws IOException {
    SessionFacts facts = new SessionFacts();
    facts.options = null;
    facts.commandLine = "x".repeat(100_000);
    Session session = Session.create(output.toFile(), facts, warnings::add);
    LogParser.Reader in = log(session).records.get(0).reader();
    in.u(8);
    in.u(8);
    in.u(1);
    in.utf();
    in.utf();
    in.utf();
    assertThat("x".repeat(100_000)).startsWith(in.utf());
    assertThat(in.utf()).isEmpty();
    assertThat(in.utf()).isEqualTo("*");
    assertThat(in.utf()).isEmpty();
    in.end();
  }

  @Test
  void shouldDescribeEachArea() throws IOException {
    Session session = create();
    Thread thread = new Thread("a/b\n");
    SessionArea first = session.newArea(thread, 1L << 40, 2, 16, true);
    session.newArea(thread, 5, 0, 2, false);
    first.modeIs(2);
    first.modeIs(1);
    first.modeIs(1);
    first.ended(16);
    session.classFailed("p/C", 1, "because");
    session.end();
    LogParser log = log(session);
    assertThat(log.records)
        .extracting(LogParser.LogRecord::type)
        .containsExactly(1, 2, 2, 3, 4, 6, 5);
    LogParser.Reader in = log.records.get(1).reader();
    assertThat(in.u(4)).isEqualTo(1);
    assertThat(in.u(8)).isEqualTo(1L << 40);
    assertThat(in.u(1)).isZero();
    assertThat(in.u(1)).isEqualTo(2);
    assertThat(in.u(4)).isEqualTo(16);
    assertThat(in.u(1)).isEqualTo(1);
    assertThat(in.u(8)).isGreaterThan(1_600_000_000_000L);
    assertThat(in.utf()).isEqualTo("a/b\n");
    assertThat(in.utf()).isEqualTo("0001-a_b_.kcov");
    in.end();
    assertThat(log.records.get(2).reader().u(4)).isEqualTo(2);
    assertThat(log.records.get(3).payload()).containsExactly(0, 0, 0, 1, 1);
    assertThat(log.records.get(4).reader().u(4)).isEqualTo(1);
    in = log.records.get(5).reader();
    assertThat(in.utf()).isEqualTo("p/C");
    assertThat(in.u(1)).isEqualTo(1);
    assertThat(in.utf()).isEqualTo("because");
    in.end();
    assertThat(new File(session.directory(), "0001-a_b_.kcov")).hasSize(64);
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldNumberLoadersAsTheyAreAskedFor() throws IOException {
    Session session = create();
    ClassLoader a = new NamesAndPayloadsTest.Liar(true);
    ClassLoader b = new NamesAndPayloadsTest.Liar(false);
    ClassLoader c = new NamesAndPayloadsTest.Liar(false);
    assertThat(session.blocks().loader(a)).isEqualTo(1);
    assertThat(session.blocks().loader(null)).isZero();
    assertThat(session.blocks().loader(b)).isEqualTo(2);
    assertThat(session.blocks().loader(c)).isEqualTo(3);
    assertThat(session.blocks().loader(b)).isEqualTo(2);
    assertThat(session.blocks().loader(a)).isEqualTo(1);
    assertThat(session.blocks().loader(null)).isZero();
    session.blocks().add(new ClassEntry(1, 0, 0, 0, "p/C", "q/D", "C.java", List.of(), 0));
    LogParser log = blocks(session);
    assertThat(log.records).extracting(LogParser.LogRecord::type).containsExactly(1, 1, 1, 1, 2);
    String name = NamesAndPayloadsTest.Liar.class.getName();
    long[] numbers = {1, 0, 2, 3};
    for (int i = 0; i < 4; i++) {
      LogParser.Reader in = log.records.get(i).reader();
      assertThat(in.u(4)).isEqualTo(numbers[i]);
      assertThat(in.utf()).isEqualTo(i == 1 ? "" : name);
      assertThat(in.utf()).isEmpty();
      in.end();
    }
  }

  @Test
  void namedLoadersShouldBeWrittenWithTheirNames() throws IOException {
    Session session = create();
    ClassLoader app = ClassLoader.getSystemClassLoader();
    assertThat(app.getName()).isEqualTo("app");
    session.blocks().loader(app);
    LogParser.Reader in = blocks(session).records.get(0).reader();
    in.u(4);
    assertThat(in.utf()).isEqualTo(app.getClass().getName());
    assertThat(in.utf()).as("layout: utf its name or \"\"").isEqualTo("app");
  }

  @Test
  void autoRecordingShouldGiveAMatchingThreadAGrowingArea() throws IOException {
    Session session = create();
    AutoRecording policy = new AutoRecording(session, name -> name.equals("yes"), 2, 0);
    Context context = Context.current();
    policy.threadStarted(context, new Thread("no"));
    assertThat(context.recording()).isNull();
    policy.threadStarted(context, new Thread("yes"));
    assertThat(context.recording()).isNotNull();
    for (int pc = 1; pc <= 10_000; pc++) {
      Probe.enter(pc);
    }
    assertThat(new File(session.directory(), "0001-yes.kcov").length())
        .isEqualTo(4L * (AutoRecording.UNIQUE_FIRST_WORDS << 2));
    context.disable();
    assertThat(log(session).records).extracting(LogParser.LogRecord::type).containsExactly(1, 2);
  }

  @Test
  void manyShortThreadsShouldLeaveFewFilesAndAllTheyRecorded() throws IOException {
    Session session = create();
    AutoRecording policy = new AutoRecording(session, name -> true, 2, 16);
    int threads = 1_500;
    Context context = Context.current();
    for (int t = 1; t <= threads; t++) {
      policy.threadStarted(context, new Thread("t" + t));
      for (int pc = t; pc < t + t % 20; pc++) {
        Probe.enter(pc);
      }
      Recording recording = context.recording();
      context.disable();
      policy.areaEnded(recording);
    }
    assertThat(session.directory().list((dir, name) -> name.endsWith(".kcov")))
        .as("the first thousand and one that waits for the next thread")
        .hasSize(1_001);
    ByteBuffer ended =
        ByteBuffer.wrap(Files.readAllBytes(session.directory().toPath().resolve("ended.areas")))
            .order(ByteOrder.nativeOrder());
    int moved = 0;
    for (LogParser.LogRecord record : log(session).records) {
      if (record.type() == SessionLayout.AREA_MOVED) {
        LogParser.Reader in = record.reader();
        int t = (int) in.u(4);
        int offset = (int) in.u(8);
        assertThat(in.u(4)).isEqualTo(16);
        in.end();
        int count = Math.min(t % 20, 15);
        assertThat(ended.getInt(offset)).isEqualTo(count);
        for (int i = 1; i <= count; i++) {
          assertThat(ended.getInt(offset + 4 * i)).isEqualTo(t + i - 1);
        }
        moved++;
      }
    }
    assertThat(moved).isEqualTo(threads - 1_000);
    assertThat(warnings).isEmpty();
  }

  @Test
  void autoRecordingShouldGiveComparisonsAGrowingAreaToo() throws IOException {
    Session session = create();
    Context context = Context.current();
    new AutoRecording(session, name -> true, 3, 0).threadStarted(context, new Thread("t"));
    File file = new File(session.directory(), "0001-t.kcov");
    assertThat(file.length()).isEqualTo(4L * AutoRecording.CMP_FIRST_WORDS);
    for (int i = 0; i < AutoRecording.CMP_FIRST_WORDS / 8; i++) {
      Probe.compare(i, i, 1);
    }
    assertThat(file.length()).isEqualTo(4L * (AutoRecording.CMP_FIRST_WORDS << 1));
    assertThat(context.recording().area().buffer().getInt(0))
        .isEqualTo(AutoRecording.CMP_FIRST_WORDS / 8);
    context.disable();
  }

  @Test
  void autoRecordingShouldWarnAndGoOnWhenTheDiskIsFull() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm().fileSizeLimit(1 << 15).run(FullDisk.class, output.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("warning: an area stays at 32768 bytes"))
        .anyMatch(line -> line.equals("count 8191"))
        .anyMatch(line -> line.startsWith("warning: thread big is not recorded"))
        .anyMatch(line -> line.equals("big enabled false, files left 0"));
  }

  /** Runs where no file may be larger than 32 KiB. */
  static final class FullDisk {
    public static void main(String[] args) throws IOException {
      org.kcov4j.runtime.record.ContextTable.install(null, SessionLayout.MODE_NONE);
      SessionFacts facts = new SessionFacts();
      Session session =
          Session.create(
              new File(args[0]), facts, message -> System.out.println("warning: " + message));
      Context context = Context.current();
      new AutoRecording(session, name -> true, 2, 0).threadStarted(context, new Thread("small"));
      for (int pc = 1; pc <= 20_000; pc++) {
        Probe.enter(pc);
      }
      System.out.println("count " + context.recording().area().buffer().getInt(0));
      context.disable();
      new AutoRecording(session, name -> true, 1, 1 << 20)
          .threadStarted(context, new Thread("big"));
      String[] left = session.directory().list((dir, name) -> name.contains("big"));
      System.out.println(
          "big enabled " + (context.recording() != null) + ", files left " + left.length);
    }
  }

  /** Linux allows a process only so many. */
  @Test
  void mappingsOfManyThreadsShouldNotWaitForTheGarbageCollector() throws IOException {
    Session session = create();
    AutoRecording policy = new AutoRecording(session, name -> true, 1, 16);
    Context context = Context.current();
    List<Recording> recordings = new ArrayList<>();
    for (int t = 1; t <= 2_000; t++) {
      policy.threadStarted(context, new Thread("t" + t));
      recordings.add(context.recording());
      context.disable();
    }
    recordings.forEach(policy::areaEnded);
    try (Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
      assertThat(mappings.filter(line -> line.contains(session.directory().getName())))
          .as("those of the first thousand, and spares")
          .hasSizeLessThan(1_300);
    }
    assertThat(recordings).hasSize(2_000);
  }

  /** A program of many threads on a full disk. */
  @Test
  void autoRecordingShouldNameSomeOfTheThreadsThatAreNotRecorded() throws IOException {
    Session session = create();
    AutoRecording recording = new AutoRecording(session, name -> true, 1, 16);
    Files.delete(session.directory().toPath().resolve("session.meta"));
    Files.delete(session.directory().toPath().resolve("blocks.meta"));
    Files.delete(session.directory().toPath());
    for (int i = 1; i <= 100; i++) {
      recording.threadStarted(Context.current(), new Thread("t" + i));
    }
    assertThat(warnings).hasSize(21);
    assertThat(warnings.get(19)).startsWith("thread t20 is not recorded: ");
    assertThat(warnings.get(20)).isEqualTo("more threads that are not recorded will not be named");
  }

  /** Else a JVM that is killed in between leaves a session that nobody can read. */
  @Test
  void theBlockTableShouldBeThereBeforeTheFirstRecord() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm().fileSizeLimit(1 << 13).run(LongFacts.class, output.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).containsExactly("refused, session.meta 16, blocks.meta 16");
  }

  /** Has a first record that does not fit into the session log. */
  static final class LongFacts {
    public static void main(String[] args) {
      SessionFacts facts = new SessionFacts();
      facts.commandLine = "x".repeat(1 << 14);
      try {
        Session.create(new File(args[0]), facts, message -> {});
        System.out.println("made?");
      } catch (IOException e) {
        File directory = new File(args[0]).listFiles()[0];
        long log = new File(directory, "session.meta").length();
        long table = new File(directory, "blocks.meta").length();
        System.out.println("refused, session.meta " + log + ", blocks.meta " + table);
      }
    }
  }

  /** The layout promises: nothing is left behind where an area could not be noted. */
  @Test
  void anAreaThatCannotBeNotedShouldLeaveNoFile() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm().fileSizeLimit(1 << 13).run(FullLog.class, output.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).containsExactly("refused, files left 0");
  }

  /** Fills the session log before it makes an area. */
  static final class FullLog {
    public static void main(String[] args) throws IOException {
      Session session = Session.create(new File(args[0]), new SessionFacts(), message -> {});
      for (int length = 4096; length >= 0; length = length == 0 ? -1 : length / 2) {
        session.classFailed("", 1, "x".repeat(length));
        session.classFailed("", 1, "x".repeat(length));
      }
      try {
        session.newArea(new Thread("t"), 1, 1, 16, false);
        System.out.println("made?");
      } catch (IOException e) {
        String[] left = session.directory().list((dir, name) -> name.endsWith(".kcov"));
        System.out.println("refused, files left " + left.length);
      }
    }
  }

  private Session create() throws IOException {
    SessionFacts facts = new SessionFacts();
    facts.pid = 42;
    facts.startMillis = 1000;
    facts.version = "v";
    facts.jvm = "j";
    facts.operatingSystem = "o";
    facts.commandLine = "c";
    facts.options = "op";
    facts.includes = "in";
    facts.excludes = "ex";
    return Session.create(output.resolve("out/deep").toFile(), facts, warnings::add);
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static LogParser log(Session session) throws IOException {
    return new LogParser(session.directory().toPath().resolve("session.meta"));
  }

  private static LogParser blocks(Session session) throws IOException {
    return new LogParser(session.directory().toPath().resolve("blocks.meta"));
  }
}
