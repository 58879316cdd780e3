package dev.convproof.cost.bytecode;

import static org.objectweb.asm.Opcodes.D2F;
import static org.objectweb.asm.Opcodes.D2I;
import static org.objectweb.asm.Opcodes.D2L;
import static org.objectweb.asm.Opcodes.DADD;
import static org.objectweb.asm.Opcodes.DCMPG;
import static org.objectweb.asm.Opcodes.DCMPL;
import static org.objectweb.asm.Opcodes.DDIV;
import static org.objectweb.asm.Opcodes.DMUL;
import static org.objectweb.asm.Opcodes.DNEG;
import static org.objectweb.asm.Opcodes.DREM;
import static org.objectweb.asm.Opcodes.DSUB;
import static org.objectweb.asm.Opcodes.F2D;
import static org.objectweb.asm.Opcodes.F2I;
import static org.objectweb.asm.Opcodes.F2L;
import static org.objectweb.asm.Opcodes.FADD;
import static org.objectweb.asm.Opcodes.FCMPG;
import static org.objectweb.asm.Opcodes.FCMPL;
import static org.objectweb.asm.Opcodes.FDIV;
import static org.objectweb.asm.Opcodes.FMUL;
import static org.objectweb.asm.Opcodes.FNEG;
import static org.objectweb.asm.Opcodes.FREM;
import static org.objectweb.asm.Opcodes.FSUB;
import static org.objectweb.asm.Opcodes.I2D;
import static org.objectweb.asm.Opcodes.I2F;
import static org.objectweb.asm.Opcodes.L2D;
import static org.objectweb.asm.Opcodes.L2F;

import dev.convproof.algebra.NumberFormat;
import java.util.Locale;
import java.util.Optional;

/** Kinds of floating-point instructions, and of calls that take floating-point arguments. */
public enum Kind {
  /** x + y. */
  ADDITION(false),
  /** x − y. */
  SUBTRACTION(false),
  /** x · y. */
  MULTIPLICATION(false),
  /** x / y. */
  DIVISION(false),
  /** −x. */
  NEGATION(false),
  /** x · y + z rounded once, by {@link Math#fma(double, double, double)}. */
  FUSED_MULTIPLY_ADD(false),
  /** From an integer. */
  CONVERSION_FROM_INTEGER(false),
  /** From one floating-point type to the other. */
  CONVERSION_OF_PRECISION(false),
  /** A call into Java's library that copies, boxes or unboxes numbers. */
  MOVE(false),
  /** x % y: the quotient is truncated to an integer on the way. */
  REMAINDER(true),
  /** x &lt; y and its like, by an instruction or a call. */
  COMPARISON(true),
  /** To an integer, by an instruction. */
  CONVERSION_TO_INTEGER(true),
  /** Any other call into Java's library, which may do anything with its arguments. */
  OTHER_CALL(true);

  private final boolean revealing;

  Kind(boolean revealing) {
    this.revealing = revealing;
  }

  /**
   * Whether something other than a floating-point number comes of the numbers, so that a branch or
   * an index may depend on it, or may have inside.
   */
  public boolean reveals() {
    return revealing;
  }

  /** Such as {@code fused multiply add}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What an opcode without operands does to floating-point numbers, if anything. */
  static Optional<Kind> of(int opcode) {
    return Optional.ofNullable(
        switch (opcode) {
          case DADD, FADD -> ADDITION;
          case DSUB, FSUB -> SUBTRACTION;
          case DMUL, FMUL -> MULTIPLICATION;
          case DDIV, FDIV -> DIVISION;
          case DREM, FREM -> REMAINDER;
          case DNEG, FNEG -> NEGATION;
          case DCMPL, DCMPG, FCMPL, FCMPG -> COMPARISON;
          case I2D, L2D, I2F, L2F -> CONVERSION_FROM_INTEGER;
          case D2I, D2L, F2I, F2L -> CONVERSION_TO_INTEGER;
          case D2F, F2D -> CONVERSION_OF_PRECISION;
          default -> null;
        });
  }

  /** The type that such an opcode works in; where it converts between both, its source. */
  static NumberFormat precision(int opcode) {
    return switch (opcode) {
      case FADD, FSUB, FMUL, FDIV, FREM, FNEG, FCMPL, FCMPG, I2F, L2F, F2I, F2L, F2D ->
          NumberFormat.FLOAT32;
      default -> NumberFormat.FLOAT64;
    };
  }
}
