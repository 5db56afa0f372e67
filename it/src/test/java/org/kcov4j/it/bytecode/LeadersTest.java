package org.kcov4j.it.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcov4j.samples.flow.Loops;

/** The bytecode is assembled by hand, so that no compiler decides what is expected. */
class LeadersTest {

  @Test
  void shouldBeginBlockAtEntryAndAfterReturn() {
    assertThat(leaders("03 ac")).containsExactly(0); // iconst_0 ireturn
  }

  @Test
  void shouldBeginBlocksAtTargetOfJumpAndAfterIt() {
    // 0 iload_0, 1 ifeq 6, 4 iconst_1, 5 ireturn, 6 iconst_2, 7 ireturn
    assertThat(leaders("1a 99 00 05 04 ac 05 ac")).containsExactly(0, 4, 6);
  }

  @Test
  void shouldNotEndBlockAtCall() {
    // 0 invokestatic #1, 3 invokedynamic #2, 8 invokeinterface #3, 13 return
    assertThat(leaders("b8 00 01 ba 00 02 00 00 b9 00 03 01 00 b1")).containsExactly(0);
  }

  @Test
  void shouldBeginBlockAtBackwardTarget() {
    // 0 iinc 0 1, 3 iload_0, 4 ifne 0, 7 return
    assertThat(leaders("84 00 01 1a 9a ff fc b1")).containsExactly(0, 7);
  }

  @Test
  void shouldFollowTableswitchWithPadding() {
    // 0 iload_0, 1 tableswitch 1..2 (2 bytes of padding): 1 -> 24, 2 -> 26, default -> 28
    String code = "1a aa 00 00 00 00 00 1b 00 00 00 01 00 00 00 02 00 00 00 17 00 00 00 19";
    assertThat(leaders(code + " 03 ac 04 ac 05 ac")).containsExactly(0, 24, 26, 28);
  }

  @Test
  void shouldFollowLookupswitchWithoutPadding() {
    // 0 nop nop, 2 iload_0, 3 lookupswitch: -1 -> 20, default -> 22
    String code = "00 00 1a ab 00 00 00 13 00 00 00 01 ff ff ff ff 00 00 00 11";
    assertThat(leaders(code + " 03 ac 04 ac")).containsExactly(0, 20, 22);
  }

  @Test
  void shouldMeasureWideInstructions() {
    // 0 wide iinc 256 by 1, 6 wide iload 256, 10 ifeq 15, 13 nop, 14 nop, 15 return
    assertThat(leaders("c4 84 01 00 00 01 c4 15 01 00 99 00 05 00 00 b1"))
        .containsExactly(0, 13, 15);
  }

  @Test
  void shouldBeginBlockAtHandlerOfReachableCode() {
    // 0 nop, 1 return, 2 athrow; [0, 1) -> 2
    assertThat(leaders("00 b1 bf", new MethodCode.Handler(0, 1, 2))).containsExactly(0, 2);
  }

  @Test
  void shouldGiveUnreachableCodeNoBlock() {
    // 0 goto 6, 3 goto 7 (never reached), 6 nop, 7 return, 8 athrow; [3, 6) -> 8
    assertThat(leaders("a7 00 06 a7 00 04 00 b1 bf", new MethodCode.Handler(3, 6, 8)))
        .containsExactly(0, 6, 7);
  }

  @Test
  void shouldFollowSubroutine() {
    // 0 jsr 4, 3 return, 4 astore_0, 5 ret 0
    assertThat(leaders("a8 00 04 b1 4b a9 00")).containsExactly(0, 3, 4);
  }

  @Test
  void shouldReadMethodsOfClassFile() throws IOException {
    // countDown: 0 getstatic, 3 ifle 17, 6 getstatic, 9 iconst_1, 10 isub, 11 putstatic, 14 goto 0,
    // 17 return
    byte[] loops;
    try (InputStream in = Loops.class.getResourceAsStream("Loops.class")) {
      loops = in.readAllBytes();
    }
    List<MethodCode> methods = ClassFile.methods(loops);

    assertThat(methods)
        .extracting(MethodCode::signature)
        .contains("<init>()V", "main([Ljava/lang/String;)V", "triangle(I)I");
    assertThat(methods)
        .filteredOn(method -> method.name().equals("countDown"))
        .first()
        .satisfies(
            method -> assertThat(method.instructions()).containsExactly(0, 3, 6, 9, 10, 11, 14, 17))
        .satisfies(method -> assertThat(Leaders.of(method)).containsExactly(0, 6, 17));
  }

  private static Iterable<Integer> leaders(String code, MethodCode.Handler... handlers) {
    byte[] bytes = HexFormat.of().parseHex(code.replace(" ", ""));
    return Leaders.of(new MethodCode("m", "(I)I", bytes, List.of(handlers)));
  }
}
