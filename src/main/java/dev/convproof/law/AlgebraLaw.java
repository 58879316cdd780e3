package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Arithmetic.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An identity that a structure promises: two terms of equal value, for any three scalars. */
public enum AlgebraLaw {
  /** Of a semiring. */
  ADDITION_IS_ASSOCIATIVE(
      Structure.SEMIRING,
      new Term("(a + b) + c", (a, b, c) -> a.plus(b).plus(c)),
      new Term("a + (b + c)", (a, b, c) -> a.plus(b.plus(c)))),
  /** Of a semiring. */
  ADDITION_IS_COMMUTATIVE(
      Structure.SEMIRING,
      new Term("a + b", (a, b, c) -> a.plus(b)),
      new Term("b + a", (a, b, c) -> b.plus(a))),
  /** Of a semiring. */
  ZERO_ADDS_NOTHING(
      Structure.SEMIRING,
      new Term("a + 0", (a, b, c) -> a.plus(a.zero())),
      new Term("a", (a, b, c) -> a)),
  /** Of a semiring. */
  MULTIPLICATION_IS_ASSOCIATIVE(
      Structure.SEMIRING,
      new Term("(a · b) · c", (a, b, c) -> a.times(b).times(c)),
      new Term("a · (b · c)", (a, b, c) -> a.times(b.times(c)))),
  /** Of the semirings here, all of which are commutative. */
  MULTIPLICATION_IS_COMMUTATIVE(
      Structure.SEMIRING,
      new Term("a · b", (a, b, c) -> a.times(b)),
      new Term("b · a", (a, b, c) -> b.times(a))),
  /** Of a semiring. */
  ONE_MULTIPLIES_NOTHING(
      Structure.SEMIRING,
      new Term("a · 1", (a, b, c) -> a.times(a.one())),
      new Term("a", (a, b, c) -> a)),
  /** Of a semiring. */
  ZERO_ANNIHILATES(
      Structure.SEMIRING,
      new Term("a · 0", (a, b, c) -> a.times(a.zero())),
      new Term("0", (a, b, c) -> a.zero())),
  /** Of a semiring. */
  MULTIPLICATION_DISTRIBUTES(
      Structure.SEMIRING,
      new Term("a · (b + c)", (a, b, c) -> a.times(b.plus(c))),
      new Term("a · b + a · c", (a, b, c) -> a.times(b).plus(a.times(c)))),
  /** Of a ring. */
  SUBTRACTION_UNDOES_ADDITION(
      Structure.RING,
      new Term("(a + b) − b", (a, b, c) -> a.plus(b).minus(b)),
      new Term("a", (a, b, c) -> a)),
  /** Of a ring. */
  EVERYTHING_HAS_A_NEGATIVE(
      Structure.RING,
      new Term("a + (0 − a)", (a, b, c) -> a.plus(a.zero().minus(a))),
      new Term("0", (a, b, c) -> a.zero())),
  /** Of a field; for zero it says nothing. */
  EVERYTHING_BUT_ZERO_HAS_AN_INVERSE(
      Structure.FIELD,
      new Term("a · (1 / a)", (a, b, c) -> a.isZero() ? a.one() : a.times(a.inverse())),
      new Term("1", (a, b, c) -> a.one()));

  private final Structure structure;
  private final Term left;
  private final Term right;

  AlgebraLaw(Structure structure, Term left, Term right) {
    this.structure = structure;
    this.left = left;
    this.right = right;
  }

  /** The laws that a structure promises. */
  public static List<AlgebraLaw> promisedBy(Structure claimed) {
    return Arrays.stream(values()).filter(law -> claimed.includes(law.structure)).toList();
  }

  /** The facts of a failure at three scalars; empty where the law holds. */
  public Optional<String> refutation(Arithmetic<?> numbers, Scalar a, Scalar b, Scalar c) {
    Scalar one = left.at(a, b, c);
    Scalar other = right.at(a, b, c);
    if (one.same(other)) {
      return Optional.empty();
    }
    String name = name().replace('_', ' ');
    String width = "%-" + (1 + Math.max(left.text.length(), right.text.length())) + "s";
    String facts =
        "%s refuted: %s\n  " + width + " %s\n  " + width + " %s\n  at a = %s, b = %s, c = %s";
    return Optional.of(
        String.format(
            Locale.ROOT, facts, name, numbers.name(), left.text, one, right.text, other, a, b, c));
  }

  /** A term in three scalars, and its text. */
  private record Term(String text, Function function) {
    Scalar at(Scalar a, Scalar b, Scalar c) {
      return function.of(a, b, c);
    }
  }

  /** What a term computes. */
  @FunctionalInterface
  private interface Function {
    Scalar of(Scalar a, Scalar b, Scalar c);
  }
}
