package dev.convproof.algebra;

import java.util.Optional;

/**
 * An algebra whose scalars can be made from integers, compared and shown. Laws and reports work on
 * it; a strategy sees only the {@link Algebra}.
 */
public interface Arithmetic<V> extends Algebra<V> {
  // No method here has a default: a class that inherits one makes its interface ready first, and
  // the constants would be null wherever such a class is the first to be loaded.

  /** Double precision, as {@code double[]}. */
  Arithmetic<double[]> FLOAT64 = Doubles.INSTANCE;

  /** Single precision, as {@code float[]}. */
  Arithmetic<float[]> FLOAT32 = Floats.INSTANCE;

  /** 32-bit integers that wrap, as {@code int[]}. */
  Arithmetic<int[]> INT32 = Int32.INSTANCE;

  /** 64-bit integers that wrap, as {@code long[]}. */
  Arithmetic<long[]> INT64 = Int64.INSTANCE;

  /** 11 bits of 8-bit exponents, summed and given in single precision; as {@code float[]}. */
  Arithmetic<float[]> TF32 = inFloats("tf32");

  /** bfloat16, summed in single precision; as {@code float[]}. */
  Arithmetic<float[]> BFLOAT16 = inFloats("bf16");

  /** Half precision, summed in single precision; as {@code float[]}. */
  Arithmetic<float[]> FLOAT16 = inFloats("f16");

  /** OCP's E4M3, summed and given in single precision; as {@code float[]}. */
  Arithmetic<float[]> E4M3 = inFloats("e4m3");

  /** 8-bit integers, summed and given in 32 bits; as {@code int[]}. */
  Arithmetic<int[]> INT8 = ints("i8");

  /** Unsigned 8-bit inputs and signed weights, summed and given in 32 bits; as {@code int[]}. */
  Arithmetic<int[]> UINT8_INT8 = ints("u8i8");

  /**
   * Returns an arithmetic by the number formats {@code NAME[:ACCUMULATOR[:OUTPUT]]}, such as {@code
   * f32}, {@code bf16:f32} or {@code e4m3:f14}; the array type follows from them, see {@link
   * MixedArithmetic}.
   *
   * @throws IllegalArgumentException if there is none, with those that there are
   */
  static Arithmetic<?> named(String formats) {
    return MixedArithmetic.named(formats);
  }

  /**
   * Returns {@link #named} for a convolution of {@code float[]}, whatever the formats: a bias that
   * has more bits, such as that of {@code f32:f64}, is one of single precision then.
   *
   * @throws IllegalArgumentException if there is none, or inputs, weights or outputs have more bits
   */
  static Arithmetic<float[]> inFloats(String formats) {
    Arithmetic<?> named = named(formats);
    if (named == Floats.INSTANCE) {
      return Floats.INSTANCE;
    }
    if (named instanceof MixedArithmetic<?> mixed) {
      return mixed.inFloats();
    }
    throw new IllegalArgumentException(formats + " has numbers that single precision has not");
  }

  @SuppressWarnings("unchecked") // integers that are summed in 32 bits travel so
  private static Arithmetic<int[]> ints(String formats) {
    return (Arithmetic<int[]>) named(formats);
  }

  /** The name in reports and commands, such as {@code doubles}. */
  String name();

  /** Returns the laws that hold exactly. */
  Structure structure();

  /** Returns the format that results are rounded to; empty where nothing is rounded. */
  Optional<NumberFormat> format();

  /** Returns which integers are represented, and summed, exactly. */
  Exactness exactness();

  /**
   * Returns a buffer of the scalars values[i] · 2^exponent. An exponent other than 0 is for
   * algebras whose {@link Exactness} allows it.
   */
  V load(long[] values, int exponent);

  /** Returns whether two scalars are equal; −0.0 equals 0.0, and not-a-number equals itself. */
  boolean same(V a, int at, V b, int otherAt);

  /**
   * Returns whether |a − b| ≤ distance, compared exactly. Scalars that are not rounded have no
   * distance: they do if they are equal.
   */
  boolean within(double distance, V a, int at, V b, int otherAt);

  /** Returns whether a scalar is zero. */
  boolean isZero(V buffer, int at);

  /** Writes a scalar as a person does, as short as it is exact. */
  String show(V buffer, int at);

  /** The laws that an algebra claims to obey exactly; each claim is checked by a property suite. */
  enum Structure {
    /** None: floating-point addition is not associative. */
    NONE,
    /** Commutative addition and multiplication with zero and one, and distributivity. */
    SEMIRING,
    /** A semiring with additive inverses. */
    RING,
    /** A ring in which everything but zero has a multiplicative inverse. */
    FIELD;

    /** Returns whether the laws of another structure are among this one's. */
    public boolean includes(Structure other) {
      return compareTo(other) >= 0;
    }
  }

  /**
   * Numbers that have indeterminates: equal results on different indeterminates are equal for all
   * values, because where data moves cannot depend on what the data are.
   */
  interface Symbolic<V> extends Arithmetic<V> {

    /** Different indeterminates, numbered from {@code first}. */
    V indeterminates(int first, int count);

    /** Returns the values that equality on indeterminates speaks for, in words. */
    String speaksFor();
  }
}
