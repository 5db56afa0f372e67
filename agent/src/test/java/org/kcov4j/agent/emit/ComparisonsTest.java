package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.agent.emit.Classes.Loader;

class ComparisonsTest {
  private static final byte[] ORIGINAL = Classes.bytes(ComparisonSamples.class);
  private static final ClassInstrumenter INSTRUMENTER =
      new ClassInstrumenter(ORIGINAL, ComparisonRun.SETTINGS);
  private static final Loader LOADER = new Loader(INSTRUMENTER.bytes());

  static Stream<Arguments> numbers() {
    byte minusOne = -1;
    return Stream.of(
        call("ints", -1, 2).gives("4 ffffffff 2"),
        call("constantRight", 5).gives("4 const 3e8 5"),
        call("constantLeft", -5).gives("4 const 3e8 fffffffb"),
        call("zero", -7).gives("4 const 0 fffffff9"),
        call("byteConstant", minusOne).gives("1 const 5 ff"),
        call("byteZero", minusOne).gives("1 const 0 ff"),
        call("byteLarge", minusOne).gives("2 const 12c ffff"),
        call("byteInt", minusOne, -1).gives("4 ffffffff ffffffff"),
        call("bytesEqual", minusOne, (byte) 0x80).gives("1 ff 80"),
        call("byteChar", minusOne, '\uFFFF').gives("4 ffffffff ffff"),
        call("byteShort", minusOne, (short) -2).gives("2 ffff fffe"),
        call("byteOfArray", 1).gives("4 0 1"),
        call("byteOfArrayConstant").gives("1 const ff ff"),
        call("shortOfArray").gives("2 const 7 fffe"),
        call("charOfArray").gives("2 const 61 ffff"),
        call("charOf", "q").gives("2 const 6b 71"),
        call("narrowed", -1).gives("1 const 80 ff", "2 const 3 ffff", "2 const 4 ffff"),
        call("booleans", true, false).gives("1 1 0"),
        call("noNumbers", true, "", 1.0, 1f).gives(),
        call("longs", -1L, 1L << 40).gives("8 ffffffffffffffff 10000000000"),
        call("longConstant", -2L).gives("8 const 123456789a fffffffffffffffe"),
        call("longSmallConstant", 9L).gives("8 const 1 9"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("numbers")
  void statement37_operandsShouldBeZeroExtendedAtTheirSize(Call call, List<String> expected)
      throws Exception {
    assertRecords(call, expected);
  }

  static Stream<Arguments> switches() {
    return Stream.of(
        call("table", 3).gives("4 const ffffffff 3", "4 const 0 3", "4 const 3 3"),
        call("table", 99).gives("4 const ffffffff 63", "4 const 0 63", "4 const 3 63"),
        call("sparse", 7).gives("4 const 80000000 7", "4 const 7 7", "4 const 100000 7"),
        call("ofBytes", (byte) -1).gives("1 const ff ff", "1 const 64 ff"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("switches")
  void statement38_aSwitchShouldGiveARecordForEachLabel(Call call, List<String> expected)
      throws Exception {
    assertRecords(call, expected);
  }

  static Stream<Arguments> objects() {
    String long70 = "0123456789".repeat(7);
    return Stream.of(
        call("magic", "mag").gives("8 const " + le("magic") + " " + le("mag")),
        call("magicLeft", "x").gives("8 const " + le("magic") + " " + le("x")),
        call("equal", "abcdefghij", "abcdefghik")
            .gives("8 " + le("abcdefgh") + " " + le("abcdefgh"), "8 " + le("ij") + " " + le("ik")),
        call("equal", "", "").gives(),
        call("equal", "", "a").gives("8 0 " + le("a")),
        call("equal", "\u00e9\u20ac\ud83d\ude00\ud83d", "a")
            .gives(
                "8 " + le("\u00c3\u00a9\u00e2\u0082\u00ac\u00f0\u009f\u0098") + " " + le("a"),
                "8 " + le("\u0080?") + " 0"),
        call("objectsEqual", "ab", "ac").gives("8 " + le("ab") + " " + le("ac")),
        call("objectsEqual", "ab", 5).gives(),
        call("objectsEqual", null, "a").gives(),
        call("objectsEqual", "a", null).gives(),
        call("objectsEqual", null, null).gives(),
        call("objectsEqual", -1, 2).gives("4 ffffffff 2"),
        call("objectsEqual", -1L, 2L).gives("8 ffffffffffffffff 2"),
        call("objectsEqual", -1, 2L).gives(),
        call("objectsEqual", (byte) -1, (byte) 2).gives("1 ff 2"),
        call("objectsEqual", (short) -1, (short) 2).gives("2 ffff 2"),
        call("objectsEqual", 'a', 'b').gives("2 61 62"),
        call("objectsEqual", 1f, 2f).gives("4 3f800000 40000000"),
        call("objectsEqual", 1.0, 2.0).gives("8 3ff0000000000000 4000000000000000"),
        call("objectsEqual", true, false).gives(),
        call("boxedConstant", 5).gives("4 const 4d 5"),
        call("ignoringCase", "Ab", "aB").gives("8 " + le("Ab") + " " + le("aB")),
        call("content", "ab", "cd").gives("8 " + le("ab") + " " + le("cd")),
        call("content", "ab", new StringBuilder("cd")).gives(),
        call("starts", "GET /index", "POST").gives("8 " + le("GET ") + " " + le("POST")),
        call("startsAt", "GET /index", "/", 4).gives("8 " + le("/") + " " + le("/")),
        call("startsAt", "GET", "/", -1).gives(),
        call("startsAt", "GET", "/", 4).gives(),
        call("ends", "a.png", ".gif").gives("8 " + le(".png") + " " + le(".gif")),
        call("ends", "a", ".gif").gives("8 " + le("a") + " " + le(".gif")),
        call("region", "xabcx", 1, "yabdy", 1, 3).gives("8 " + le("abc") + " " + le("abd")),
        call("region", "abc", 1, "abc", 0, Integer.MAX_VALUE)
            .gives("8 " + le("bc") + " " + le("abc")),
        call("region", "abc", -1, "abc", 0, 1).gives(),
        call("region", "abc", 0, "abc", 9, 1).gives(),
        call("region", "abc", 0, "abc", 0, -1).gives(),
        call("regionIgnoringCase", true, "xAB", 1, "ab", 0, 2)
            .gives("8 " + le("AB") + " " + le("ab")),
        call("regionConstant", "abcd").gives("8 const " + le("xyz") + " " + le("bcd")),
        call("arrays", new byte[] {1, -1}, new byte[] {1, 2, 3}).gives("8 ff01 30201"),
        call("arrays", null, new byte[] {1}).gives(),
        call("intArrays", new int[] {-1, 2, 3}, new int[] {4}).gives("8 2ffffffff 4", "8 3 0"),
        call(
                "otherArrays",
                new boolean[] {true},
                new char[] {'a', 'b'},
                new short[] {-1},
                new long[] {-2},
                new float[] {1},
                new double[] {1})
            .gives(
                "8 1 1",
                "8 620061 620061",
                "8 ffff ffff",
                "8 fffffffffffffffe fffffffffffffffe",
                "8 3f800000 3f800000",
                "8 3ff0000000000000 3ff0000000000000"),
        call("equal", long70, long70)
            .gives(
                Stream.of(0, 8, 16, 24, 32, 40, 48, 56)
                    .map(i -> le(long70.substring(i, i + 8)))
                    .map(each -> "8 " + each + " " + each)
                    .toArray(String[]::new)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  @EnabledIf("isLittleEndian")
  void statement40_stringsBoxesAndArraysShouldGiveTheirOperands(Call call, List<String> expected)
      throws Exception {
    assertRecords(call, expected);
  }

  @Test
  void statement40_shouldCallNothingOfTheProgram() throws Exception {
    Object expected = plain("foreignCalls");
    ComparisonRun run = ComparisonRun.of(INSTRUMENTER, LOADER, "foreignCalls");
    assertThat(run.thrown()).isNull();
    assertThat(run.result()).isEqualTo(expected);
  }

  @Test
  void statement39_shouldRecordNoBlocksInCmpAndNoComparisonsInPc() {
    Classes.Run blocks = Classes.run(INSTRUMENTER, LOADER, "ints", 1, 2);
    assertThat(blocks.trace()).containsExactly("ints:0", "ints:1", "ints:3");
    assertThat(ComparisonRun.of(INSTRUMENTER, LOADER, "ints", 1, 2).texts())
        .containsExactly("4 1 2 ints:0");
  }

  @ParameterizedTest
  @CsvSource({"abcd, 2", "bbbb, 0", "xyz, 1000", "'', -1"})
  void guardedCodeShouldRunAsBefore(String s, long limit) throws Exception {
    ComparisonRun run = ComparisonRun.of(INSTRUMENTER, LOADER, "guarded", s, limit);
    assertThat(run.result()).isEqualTo(plain("guarded", s, limit));
    assertThat(run.records()).hasSizeGreaterThan(10);
    assertThat(Classes.run(INSTRUMENTER, LOADER, "guarded", s, limit).trace())
        .isEqualTo(Classes.run(ORIGINAL, "guarded", s, limit).trace());
  }

  static Stream<Call> failing() {
    return Stream.of(
        call("magic", (Object) null),
        call("equal", null, "a"),
        call("starts", "a", null),
        call("startsAt", null, "a", 0),
        call("ends", "a", null),
        call("region", null, 0, "a", 0, 1),
        call("region", "a", 0, null, 0, 1),
        call("content", "a", null),
        call("charOf", ""));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void exceptionsShouldBeThoseOfTheProgram(Call call) {
    Throwable expected = null;
    try {
      plain(call.method, call.arguments);
    } catch (Exception e) {
      expected = e;
    }
    ComparisonRun run = ComparisonRun.of(INSTRUMENTER, LOADER, call.method, call.arguments);
    assertThat(run.thrown()).hasSameClassAs(expected).hasMessage(expected.getMessage());
    assertThat(callers(run.thrown())).isNotEmpty().isEqualTo(callers(expected));
    assertThat(run.records()).isEmpty();
  }

  @Test
  void withoutTheOptionThereShouldBeNoProbe() {
    byte[] bytes = new ClassInstrumenter(ORIGINAL, ProbeSettings.DEFAULT).bytes();
    assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("runtime/record/Comparisons", "runtime/record/ObjectComparisons");
  }

  /** The stack trace down to the program's own method. */
  private static List<String> callers(Throwable thrown) {
    List<String> callers = new ArrayList<>();
    for (StackTraceElement each : thrown.getStackTrace()) {
      callers.add(each.getClassName() + "." + each.getMethodName() + ":" + each.getLineNumber());
      if (each.getClassName().equals(ComparisonSamples.class.getName())) {
        break;
      }
    }
    return callers;
  }

  private static void assertRecords(Call call, List<String> expected) throws Exception {
    ComparisonRun run = ComparisonRun.of(INSTRUMENTER, LOADER, call.method, call.arguments);
    assertThat(run.thrown()).isNull();
    assertThat(run.result()).isEqualTo(plain(call.method, call.arguments));
    assertThat(run.records())
        .allSatisfy(each -> assertThat(each.where()).startsWith(call.method + ":"));
    assertThat(run.texts().stream().map(each -> each.substring(0, each.lastIndexOf(' '))))
        .isEqualTo(expected);
  }

  private static Object plain(String method, Object... arguments) throws Exception {
    Method target =
        Arrays.stream(ComparisonSamples.class.getDeclaredMethods())
            .filter(each -> each.getName().equals(method))
            .findFirst()
            .orElseThrow();
    try {
      return target.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  /** Up to 8 characters below 256 as a u64 whose bytes they are, the first lowest. */
  private static String le(String text) {
    long value = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      value = value << 8 | text.charAt(i);
    }
    return Long.toHexString(value);
  }

  @SuppressWarnings("unused") // named by @EnabledIf
  private static boolean isLittleEndian() {
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
  }

  private static Call call(String method, Object... arguments) {
    return new Call(method, arguments);
  }

  private record Call(String method, Object[] arguments) {
    Arguments gives(String... records) {
      return Arguments.of(this, List.of(records));
    }

    @Override
    public String toString() {
      return method + Arrays.toString(arguments);
    }
  }
}
