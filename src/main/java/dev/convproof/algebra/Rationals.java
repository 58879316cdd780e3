package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Inversion;
import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.Arithmetic.Structure;
import dev.convproof.algebra.ObjectArithmetic.ObjectRing;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** The field of rational numbers, exact at any size. */
public final class Rationals extends ObjectRing<BigFraction> implements Inversion<BigFraction[]> {
  /** The only instance. */
  public static final Rationals INSTANCE = new Rationals();

  private Rationals() {
    super(BigFraction.ZERO, BigFraction[]::new);
  }

  @Override
  public String name() {
    return "rationals";
  }

  @Override
  public Structure structure() {
    return Structure.FIELD;
  }

  @Override
  public Exactness exactness() {
    return new Exactness(1L << 53, -64, 64);
  }

  @Override
  public Optional<Scaling<BigFraction[]>> scaling() {
    return Optional.of(new RingScaling<>(this, ExactDouble::inverts, c -> new BigFraction[] {c}));
  }

  @Override
  public Optional<Elimination<BigFraction[]>> elimination() {
    return Optional.of(Eliminations.overRationals(BigFraction[]::clone, BigFraction[]::clone));
  }

  @Override
  public BigFraction[] load(long[] values, int exponent) {
    BigInteger power = BigInteger.TWO.pow(Math.abs(exponent));
    BigFraction scale =
        exponent < 0 ? BigFraction.of(BigInteger.ONE, power) : BigFraction.of(power);
    return Arrays.stream(values)
        .mapToObj(value -> BigFraction.of(value).multiply(scale))
        .toArray(BigFraction[]::new);
  }

  /** Whole numbers, which most are, need no common divisor. */
  @Override
  BigFraction product(BigFraction a, BigFraction b) {
    return whole(a) && whole(b)
        ? BigFraction.of(a.getNumerator().multiply(b.getNumerator()))
        : a.multiply(b);
  }

  @Override
  BigFraction sum(BigFraction a, BigFraction b) {
    return whole(a) && whole(b) ? BigFraction.of(a.getNumerator().add(b.getNumerator())) : a.add(b);
  }

  @Override
  BigFraction difference(BigFraction a, BigFraction b) {
    return a.subtract(b);
  }

  private static boolean whole(BigFraction number) {
    return number.getDenominator().equals(BigInteger.ONE);
  }

  @Override
  public void invert(BigFraction[] buffer, int at) {
    buffer[at] = buffer[at].reciprocal();
  }

  @Override
  public String show(BigFraction[] buffer, int at) {
    BigFraction value = buffer[at];
    BigInteger denominator = value.getDenominator().abs(); // the library may keep the sign there
    BigInteger numerator = value.getNumerator().abs().multiply(BigInteger.valueOf(value.signum()));
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
