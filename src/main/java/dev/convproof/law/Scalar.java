package dev.convproof.law;

import dev.convproof.algebra.Algebra.Inversion;
import dev.convproof.algebra.Algebra.Subtraction;
import dev.convproof.algebra.Arithmetic;

/**
 * One number of any algebra, with the operations that the algebra has: what laws of arithmetic are
 * written in. Scalars of different algebras do not mix.
 */
public final class Scalar {
  private final Of<?> value;

  private Scalar(Of<?> value) {
    this.value = value;
  }

  /** The number n/d; d must be 1 where the algebra does not divide. */
  public static <V> Scalar of(Arithmetic<V> numbers, long n, long d) {
    Scalar numerator = new Scalar(new Of<>(numbers, numbers.load(new long[] {n}, 0)));
    return d == 1 ? numerator : numerator.times(of(numbers, d, 1).inverse());
  }

  /** The number at a position of a buffer. */
  public static <V> Scalar at(Arithmetic<V> numbers, V buffer, int position) {
    return new Scalar(new Of<>(numbers, numbers.slice(buffer, position, 1)));
  }

  /** The algebra's 0. */
  public Scalar zero() {
    return new Scalar(value.integer(0));
  }

  /** The algebra's 1. */
  public Scalar one() {
    return new Scalar(value.integer(1));
  }

  /** a + b. */
  public Scalar plus(Scalar other) {
    return new Scalar(value.plus(other.value));
  }

  /** a · b. */
  public Scalar times(Scalar other) {
    return new Scalar(value.times(other.value));
  }

  /** a − b, in an algebra that subtracts. */
  public Scalar minus(Scalar other) {
    return new Scalar(value.minus(other.value));
  }

  /** 1/a, in an algebra that divides. */
  public Scalar inverse() {
    return new Scalar(value.inverse());
  }

  /** Returns whether it is the algebra's 0. */
  public boolean isZero() {
    return value.isZero();
  }

  /** Returns whether the algebra takes the two for equal. */
  public boolean same(Scalar other) {
    return value.same(other.value);
  }

  /** As the algebra writes it. */
  @Override
  public String toString() {
    return value.show();
  }

  /** A buffer of one scalar. */
  private record Of<V>(Arithmetic<V> numbers, V buffer) {

    Of<V> integer(long n) {
      return new Of<>(numbers, numbers.load(new long[] {n}, 0));
    }

    Of<V> plus(Of<?> other) {
      V sum = numbers.slice(buffer, 0, 1);
      numbers.add(mine(other).buffer, 0, 1, sum, 0, 1, 1);
      return new Of<>(numbers, sum);
    }

    Of<V> times(Of<?> other) {
      V product = numbers.zeros(1);
      numbers.multiplyAdd(buffer, 0, mine(other).buffer, 0, product, 0);
      return new Of<>(numbers, product);
    }

    Of<V> minus(Of<?> other) {
      V difference = numbers.slice(buffer, 0, 1);
      ((Subtraction<V>) numbers).subtract(mine(other).buffer, 0, 1, difference, 0, 1, 1);
      return new Of<>(numbers, difference);
    }

    Of<V> inverse() {
      V inverse = numbers.slice(buffer, 0, 1);
      ((Inversion<V>) numbers).invert(inverse, 0);
      return new Of<>(numbers, inverse);
    }

    boolean isZero() {
      return numbers.isZero(buffer, 0);
    }

    boolean same(Of<?> other) {
      return numbers.same(buffer, 0, mine(other).buffer, 0);
    }

    String show() {
      return numbers.show(buffer, 0);
    }

    @SuppressWarnings("unchecked") // the same algebra has the same buffers
    private Of<V> mine(Of<?> other) {
      if (other.numbers != numbers) {
        throw new IllegalArgumentException(
            numbers.name() + " do not mix with " + other.numbers.name());
      }
      return (Of<V>) other;
    }
  }
}
