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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The floating-point instructions that one run executed.
 *
 * @param counts how often each site was executed; those that were not are left out
 * @param unseen methods whose work is not in bytecode, among all that were loaded: native ones
 */
public record Profile(SortedMap<Site, Long> counts, List<String> unseen) {

  /** Returns how many of one kind, in both precisions. */
  public long total(InstructionKind kind) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Returns how many of each kind, those that were executed. */
  public Map<InstructionKind, Long> byKind() {
    Map<InstructionKind, Long> totals = new EnumMap<>(InstructionKind.class);
    counts.forEach((site, count) -> totals.merge(site.kind(), count, Math::addExact));
    return totals;
  }

  /** Multiplications, the fused ones among them. */
  public long multiplications() {
    return total(InstructionKind.MULTIPLICATION) + total(InstructionKind.FUSED_MULTIPLY_ADD);
  }

  /** Additions and subtractions, the fused ones among them. */
  public long additions() {
    return total(InstructionKind.ADDITION)
        + total(InstructionKind.SUBTRACTION)
        + total(InstructionKind.FUSED_MULTIPLY_ADD);
  }

  /** Returns the sites from whose results a branch could depend on values. */
  public SortedMap<Site, Long> revealing() {
    return only(site -> site.kind().reveals());
  }

  /** Some of the sites. */
  public SortedMap<Site, Long> only(Predicate<Site> wanted) {
    SortedMap<Site, Long> some = new TreeMap<>(counts);
    some.keySet().removeIf(wanted.negate());
    return some;
  }

  /** Counts added up over sites that go by one name. */
  public SortedMap<String, Long> by(Function<Site, String> name) {
    SortedMap<String, Long> sums = new TreeMap<>();
    counts.forEach((site, count) -> sums.merge(name.apply(site), count, Math::addExact));
    return sums;
  }

  /**
   * Where instructions of one kind stand.
   *
   * @param type the class, such as {@code org.ejml.dense.row.mult.MatrixMatrixMult_DDRM}
   * @param method its name
   * @param kind what they do
   * @param format what they do it to
   * @param callee for a call, what is called, such as {@code Math.fma}; empty for an instruction
   */
  public record Site(
      String type, String method, InstructionKind kind, NumberFormat format, String callee)
      implements Comparable<Site> {

    private static final Comparator<Site> ORDER =
        Comparator.comparing(Site::type)
            .thenComparing(Site::method)
            .thenComparing(Site::kind)
            .thenComparing(Site::format)
            .thenComparing(Site::callee);

    /** By place, then by kind. */
    @Override
    public int compareTo(Site other) {
      return ORDER.compare(this, other);
    }

    /** Java's name of the type: {@code float} or {@code double}. */
    public String precision() {
      return format == NumberFormat.FLOAT32 ? "float" : "double";
    }

    /** Returns text such as {@code comparison (double) in dev.example.Fast.convolve}. */
    public String words() {
      String what = callee.isEmpty() ? kind + " (" + precision() + ")" : "call of " + callee;
      return what + " in " + type + "." + method;
    }
  }

  /** Kinds of floating-point instructions, and of calls that take floating-point arguments. */
  public enum InstructionKind {
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

    InstructionKind(boolean revealing) {
      this.revealing = revealing;
    }

    /**
     * Returns whether something other than a floating-point number comes of the numbers, so that a
     * branch or an index may depend on it, or may have inside.
     */
    public boolean reveals() {
      return revealing;
    }

    /** Returns text such as {@code fused multiply add}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns what an opcode without operands does to floating-point numbers, if anything. */
    static Optional<InstructionKind> of(int opcode) {
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

    /**
     * Returns the type that such an opcode works in; where it converts between both, its source.
     */
    static NumberFormat precision(int opcode) {
      return switch (opcode) {
        case FADD, FSUB, FMUL, FDIV, FREM, FNEG, FCMPL, FCMPG, I2F, L2F, F2I, F2L, F2D ->
            NumberFormat.FLOAT32;
        default -> NumberFormat.FLOAT64;
      };
    }
  }
}
