package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recording;

/** Marked methods in instrumented and in plain classes: verified by loading and running them. */
class MarkedMethodTest {
  private static final Marks MARKS =
      (className, superName, method, descriptor) ->
          method.equals("quiet") || method.equals("<init>") ? Mark.INTERRUPT : null;

  /** What is marked: constructors with arguments that branch and create, methods that throw. */
  public static class Target implements IntSupplier {
    final List<Object> list;

    public Target() {
      this(System.nanoTime() > 0 ? new java.util.ArrayList<>() : new java.util.LinkedList<>());
    }

    Target(List<Object> list) {
      super();
      this.list = list;
      list.add(new StringBuilder(new String("x")));
    }

    @Override
    public int getAsInt() {
      int result = 0;
      try {
        result += quiet(1);
        result += quiet(0);
      } catch (ArithmeticException e) {
        result += 100;
      }
      return result;
    }

    private long quiet(int i) {
      long half = 10 / i;
      return i > 0 ? half : -half;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void statement33_recordingShouldResumeHoweverAMarkedMethodEnds(boolean mode) throws Exception {
    byte[] original = Classes.bytes(Target.class);
    byte[] marked =
        mode
            ? new ClassInstrumenter(original, new ProbeSettings(false, MARKS)).bytes()
            : ClassMarker.mark(original, MARKS);
    Class<?> target = new Classes.Loader(marked).loadClass(Target.class.getName());
    Area area = Area.anonymous(1_000);
    Context.current().enable(new Recording(area), SessionLayout.MODE_PC);
    int result;
    int afterNew;
    int end;
    try {
      IntSupplier instance = (IntSupplier) target.getConstructor().newInstance();
      afterNew = area.buffer().getInt(0);
      result = instance.getAsInt();
      end = area.buffer().getInt(0);
    } finally {
      Context.current().disable();
    }
    assertThat(result).isEqualTo(110);
    if (mode) {
      // Blocks before the other constructor is called: three of one choice, and the first of each.
      assertThat(afterNew).as("constructors").isBetween(1, 4);
      assertThat(end - afterNew).as("first block of getAsInt, its handler, its end").isEqualTo(3);
    } else {
      assertThat(end).isZero();
    }
  }

  @Test
  void aClassWithNothingToMarkShouldStayAsItIs() throws Exception {
    assertThat(ClassMarker.mark(Classes.bytes(Target.class), (c, s, m, d) -> null)).isNull();
  }

  @Test
  void aVersionNewerThanKnownShouldBeMarkedAndKept() {
    byte[] bytes = Classes.bytes(Target.class);
    byte[] expected = ClassMarker.mark(bytes, MARKS);
    byte version = bytes[7];
    bytes[7] = 99;
    byte[] marked = ClassMarker.mark(bytes, MARKS);
    assertThat(marked[7]).isEqualTo((byte) 99);
    assertThat(bytes[7]).as("the input is not touched").isEqualTo((byte) 99);
    marked[7] = version;
    assertThat(marked).isEqualTo(expected);
  }
}
