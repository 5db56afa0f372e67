package org.kcov4j.it.bytecode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One instruction (JVMS 6.5), decoded as far as control flow needs it.
 *
 * @param bci its bytecode index
 * @param opcode its opcode, of {@code wide} instructions the one that is widened
 * @param length its length in bytes, operands and padding included
 * @param targets the bytecode indices it may jump to, in the order of its operands
 */
record Instruction(int bci, int opcode, int length, List<Integer> targets) {

  private static final int IINC = 0x84;
  private static final int IFEQ = 0x99;
  private static final int GOTO = 0xa7;
  private static final int JSR = 0xa8;
  private static final int RET = 0xa9;
  private static final int TABLESWITCH = 0xaa;
  private static final int LOOKUPSWITCH = 0xab;
  private static final int IRETURN = 0xac;
  private static final int RETURN = 0xb1;
  private static final int ATHROW = 0xbf;
  private static final int WIDE = 0xc4;
  private static final int IFNULL = 0xc6;
  private static final int IFNONNULL = 0xc7;
  private static final int GOTO_W = 0xc8;
  private static final int JSR_W = 0xc9;

  static Instruction decode(byte[] bytes, int bci) {
    ByteBuffer code = ByteBuffer.wrap(bytes); // big endian, as class files are
    int opcode = code.get(bci) & 0xff;
    List<Integer> targets = new ArrayList<>();
    int length;
    if (opcode == TABLESWITCH || opcode == LOOKUPSWITCH) {
      length = decodeSwitch(code, bci, opcode, targets);
    } else {
      length = length(code, bci, opcode);
      if (opcode == GOTO_W || opcode == JSR_W) {
        targets.add(bci + code.getInt(bci + 1));
      } else if (opcode >= IFEQ && opcode <= JSR || opcode == IFNULL || opcode == IFNONNULL) {
        targets.add(bci + code.getShort(bci + 1));
      }
    }
    int widened = opcode == WIDE ? code.get(bci + 1) & 0xff : opcode;
    return new Instruction(bci, widened, length, List.copyOf(targets));
  }

  /** Operands of switches begin at the next multiple of four. */
  private static int decodeSwitch(ByteBuffer code, int bci, int opcode, List<Integer> targets) {
    int at = (bci & ~3) + 4;
    targets.add(bci + code.getInt(at));
    if (opcode == TABLESWITCH) {
      int count = code.getInt(at + 8) - code.getInt(at + 4) + 1;
      at += 12;
      for (int i = 0; i < count; i++, at += 4) {
        targets.add(bci + code.getInt(at));
      }
    } else {
      int count = code.getInt(at + 4);
      at += 8;
      for (int i = 0; i < count; i++, at += 8) {
        targets.add(bci + code.getInt(at + 4));
      }
    }
    return at - bci;
  }

  private static int length(ByteBuffer code, int bci, int opcode) {
    switch (opcode) {
      case 0x10: // bipush
      case 0x12: // ldc
      case 0xa9: // ret
      case 0xbc: // newarray
        return 2;
      case 0x11: // sipush
      case 0x13: // ldc_w
      case 0x14: // ldc2_w
      case 0x84: // iinc
      case 0xbb: // new
      case 0xbd: // anewarray
      case 0xc0: // checkcast
      case 0xc1: // instanceof
      case 0xc6: // ifnull
      case 0xc7: // ifnonnull
        return 3;
      case 0xc5: // multianewarray
        return 4;
      case 0xb9: // invokeinterface
      case 0xba: // invokedynamic
      case 0xc8: // goto_w
      case 0xc9: // jsr_w
        return 5;
      case WIDE:
        return (code.get(bci + 1) & 0xff) == IINC ? 6 : 4;
      default:
        if (opcode >= 0x15 && opcode <= 0x19 || opcode >= 0x36 && opcode <= 0x3a) {
          return 2; // loads and stores that name a local
        }
        if (opcode >= IFEQ && opcode <= JSR || opcode >= 0xb2 && opcode <= 0xb8) {
          return 3; // jumps; field accesses and calls
        }
        if (opcode > JSR_W) {
          throw new IllegalArgumentException("unknown opcode " + opcode + " at " + bci);
        }
        return 1;
    }
  }

  int next() {
    return bci + length;
  }

  /** Whether it is a jump, a switch, a return or a throw, so that a block begins after it. */
  boolean endsBlock() {
    return !targets.isEmpty() || !continues();
  }

  /** Whether the instruction after it may be executed next. A subroutine is taken to return. */
  boolean continues() {
    return !leavesMethod()
        && opcode != GOTO
        && opcode != GOTO_W
        && opcode != RET
        && opcode != TABLESWITCH
        && opcode != LOOKUPSWITCH;
  }

  private boolean leavesMethod() {
    return opcode >= IRETURN && opcode <= RETURN || opcode == ATHROW;
  }
}
