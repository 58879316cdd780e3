package dev.convproof.algebra;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A format of numbers. The binary floating-point ones round to nearest and underflow gradually, as
 * IEEE 754 has it; the integers are exact.
 */
public enum NumberFormat {
  /** Eight bits, four of them exponent: OCP's E4M3, which has no infinity. */
  E4M3(4, -9, 448, 1),
  /** Half precision. */
  FLOAT16("f16", 11, -24, 65504, 2),
  /** Half the bits of single precision, with its exponents. */
  BFLOAT16("bf16", 8, -133, 0x1.FEp127, 2),
  /** The 14 significant bits that some tensor cores sum products of E4M3 in. */
  F14(14, -139, 0x1.FFF8p127, 4),
  /** Half precision's significand with single precision's exponents, in 32 bits. */
  TF32(11, -136, 0x1.FFCp127, 4),
  /** Single precision. */
  FLOAT32("f32", 24, Float.MIN_EXPONENT - 23, Float.MAX_VALUE, 4),
  /** Double precision. */
  FLOAT64("f64", 53, Double.MIN_EXPONENT - 52, Double.MAX_VALUE, 8),
  /** Integers of 8 bits. */
  INT8("i8", 8, Byte.MIN_VALUE, Byte.MAX_VALUE),
  /** Integers of 8 bits from 0. */
  UINT8("u8", 8, 0, 255),
  /** Integers of 32 bits. */
  INT32("i32", 32, Integer.MIN_VALUE, Integer.MAX_VALUE),
  /** Integers of 64 bits. */
  INT64("i64", 64, Long.MIN_VALUE, Long.MAX_VALUE);

  /** Spellings of the formats in other libraries, beside their symbols and NumPy's names. */
  private static final Map<String, NumberFormat> SPELLINGS =
      Map.ofEntries(
          Map.entry("fp64", FLOAT64),
          Map.entry("double", FLOAT64),
          Map.entry("fp32", FLOAT32),
          Map.entry("float", FLOAT32),
          Map.entry("single", FLOAT32),
          Map.entry("tensorfloat32", TF32),
          Map.entry("bfloat", BFLOAT16),
          Map.entry("fp16", FLOAT16),
          Map.entry("half", FLOAT16),
          Map.entry("e4m3fn", E4M3),
          Map.entry("float8_e4m3", E4M3),
          Map.entry("float8_e4m3fn", E4M3),
          Map.entry("fp8_e4m3", E4M3),
          Map.entry("f8e4m3", E4M3),
          Map.entry("s8", INT8),
          Map.entry("s32", INT32),
          Map.entry("s64", INT64));

  private final String symbol;
  private final int precision;
  private final int leastExponent;
  private final double greatest;
  private final int bytes;
  private final Optional<Whole> whole;

  /**
   * The integers of a format.
   *
   * @param least the least of them
   * @param greatest the greatest of them
   */
  public record Whole(long least, long greatest) {}

  NumberFormat(int precision, int leastExponent, double greatest, int bytes) {
    this("", precision, leastExponent, greatest, bytes);
  }

  NumberFormat(String symbol, int precision, int leastExponent, double greatest, int bytes) {
    this.symbol = symbol.isEmpty() ? name().toLowerCase(Locale.ROOT) : symbol;
    this.precision = precision;
    this.leastExponent = leastExponent;
    this.greatest = greatest;
    this.bytes = bytes;
    this.whole = Optional.empty();
  }

  NumberFormat(String symbol, int bits, long least, long greatest) {
    this.symbol = symbol;
    this.precision = least < 0 ? bits - 1 : bits;
    this.leastExponent = 0;
    this.greatest = greatest;
    this.bytes = bits / Byte.SIZE;
    this.whole = Optional.of(new Whole(least, greatest));
  }

  /**
   * Returns the format of a symbol such as {@code f16}, or of a usual spelling such as {@code
   * float16} or {@code FP16}, in any case; empty where there is none.
   */
  public static Optional<NumberFormat> of(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.symbol.equals(name) || format.toString().equals(name))
        .findFirst()
        .or(() -> Optional.ofNullable(SPELLINGS.get(name)));
  }

  /** Returns the short name, such as {@code f16}. */
  public String symbol() {
    return symbol;
  }

  /** Returns the integers of the format; empty where it is a floating-point one. */
  public Optional<Whole> whole() {
    return whole;
  }

  /** Bits of the significand, p. */
  public int precision() {
    return precision;
  }

  /** Bytes of a number. */
  public int bytes() {
    return bytes;
  }

  /** Bytes of so many numbers. */
  public long bytes(long numbers) {
    return Math.multiplyExact(numbers, bytes);
  }

  /** Returns the exponent of the least positive number. */
  public int leastExponent() {
    return leastExponent;
  }

  /** Returns the least positive number η, by which gradual underflow is off at most half. */
  public double leastPositive() {
    return Math.scalb(1.0, leastExponent);
  }

  /** Returns the exponent of the least number that has all bits of the significand. */
  public int leastNormalExponent() {
    return leastExponent + precision - 1;
  }

  /** Returns the exponent of the greatest finite number. */
  public int greatestExponent() {
    return Math.getExponent(greatest);
  }

  /**
   * Returns the unit roundoff u = 2^−p, by which a rounded result is off at most, relatively; 0 for
   * integers.
   */
  public double roundoff() {
    return whole.isPresent() ? 0 : Math.scalb(1.0, -precision);
  }

  /** Returns the greatest finite number. */
  public double greatest() {
    return greatest;
  }

  /**
   * Returns the nearest number of a floating-point format, ties to even; what rounds beyond the
   * greatest one is infinite, in E4M3 too.
   */
  public double round(double value) {
    return this == FLOAT64 ? value : toMultiple(value, Mode.NEAREST);
  }

  /** Returns the nearest number of a floating-point format that is no further from zero. */
  public double truncate(double value) {
    return this == FLOAT64 ? value : toMultiple(value, Mode.TO_ZERO);
  }

  private enum Mode {
    NEAREST,
    TO_ZERO
  }

  private double toMultiple(double value, Mode mode) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    int exponent = Math.max(Math.getExponent(value), leastNormalExponent()) - (precision - 1);
    double units = Math.scalb(value, -exponent);
    double whole =
        mode == Mode.NEAREST ? Math.rint(units) : units < 0 ? Math.ceil(units) : Math.floor(units);
    double rounded = Math.scalb(whole, exponent);
    if (Math.abs(rounded) <= greatest) {
      return rounded;
    }
    return Math.copySign(mode == Mode.NEAREST ? Double.POSITIVE_INFINITY : greatest, value);
  }

  /**
   * Returns whether a value is a number of the format, as not-a-number is of the floating-point
   * ones, and ∞ of those but E4M3.
   */
  public boolean represents(double value) {
    if (whole.isPresent()) {
      return value == Math.rint(value)
          && whole.get().least() <= value
          && value <= whole.get().greatest();
    }
    return Double.isInfinite(value) ? this != E4M3 : Double.compare(round(value), value) == 0;
  }

  /** NumPy's name, such as {@code float64}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
