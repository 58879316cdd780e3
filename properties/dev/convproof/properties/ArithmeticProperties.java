package dev.convproof.properties;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.DependencyAlgebra;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.algebra.RationalPolynomials;
import dev.convproof.algebra.RationalPolynomials.RationalPolynomial;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
import dev.convproof.algebra.Rounded;
import dev.convproof.law.AlgebraLaw;
import dev.convproof.law.Outcome;
import dev.convproof.law.Scalar;
import java.math.BigInteger;
import java.util.BitSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import org.apache.commons.numbers.fraction.BigFraction;

/** Checks the promises of each arithmetic, in a group of its own. */
@SuppressWarnings("ClassCanBeStatic") // groups are inner classes
class ArithmeticProperties {
  /** Doubles claim no law, and are right not to; their products of small integers are exact. */
  @Group
  class DoublesProperties extends ArithmeticSuite<double[]> {
    DoublesProperties() {
      super(Doubles.INSTANCE, -9, 9);
    }

    @Example
    void their_addition_is_not_associative() {
      Scalar large = Scalar.of(Doubles.INSTANCE, 1L << 53, 1);
      Scalar one = large.one();
      Scalar opposite = Scalar.of(Doubles.INSTANCE, -(1L << 53), 1);
      AlgebraLaw law = AlgebraLaw.ADDITION_IS_ASSOCIATIVE;
      if (law.refutation(Doubles.INSTANCE, one, large, opposite).isEmpty()) {
        throw new AssertionError("(1 + 2^53) − 2^53 is 1: expected it to be rounded to 0");
      }
      Ledger.current().record(new Outcome.Held(1, 1));
    }
  }

  /** Floats claim no law, and are right not to; their products of small integers are exact. */
  @Group
  class FloatsProperties extends ArithmeticSuite<float[]> {
    FloatsProperties() {
      super(Floats.INSTANCE, -9, 9);
    }

    @Example
    void their_addition_is_not_associative() {
      Scalar large = Scalar.of(Floats.INSTANCE, 1L << 24, 1);
      Scalar one = large.one();
      Scalar opposite = Scalar.of(Floats.INSTANCE, -(1L << 24), 1);
      AlgebraLaw law = AlgebraLaw.ADDITION_IS_ASSOCIATIVE;
      if (law.refutation(Floats.INSTANCE, one, large, opposite).isEmpty()) {
        throw new AssertionError("(1 + 2^24) − 2^24 is 1: expected it to be rounded to 0");
      }
      Ledger.current().record(new Outcome.Held(1, 1));
    }
  }

  /** The residues modulo 2^61−1 are a field, and multiply as arbitrarily large integers do. */
  @Group
  class ResiduesProperties extends StructureSuite<long[]> {
    private static final BigInteger MODULUS = BigInteger.valueOf(Residues.MODULUS);

    ResiduesProperties() {
      super(Residues.INSTANCE, -9, 9);
    }

    @Override
    Arbitrary<Scalar> scalars() {
      return quotients(Long.MAX_VALUE);
    }

    @Property(tries = 10_000, seed = "25")
    void sums_and_products_are_those_of_large_integers(@ForAll long a, @ForAll long b) {
      Residues residues = Residues.INSTANCE;
      long[] result = residues.load(new long[] {b}, 0);
      residues.multiplyAdd(residues.load(new long[] {a}, 0), 0, result.clone(), 0, result, 0);
      BigInteger large = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
      long expected = large.add(BigInteger.valueOf(b)).mod(MODULUS).longValueExact();
      if (result[0] != expected) {
        throw new AssertionError(
            "residues: %s · %s + %s: expected %s but was %s"
                .formatted(a, b, b, expected, result[0]));
      }
      Ledger.current().record(new Outcome.Held(1, expected == 0 ? 0 : 1));
    }
  }

  /** The integers are a ring, as far as they fit into 64 bits. */
  @Group
  class IntegersProperties extends StructureSuite<long[]> {
    IntegersProperties() {
      super(Integers.INSTANCE, -9, 9);
    }

    @Override
    Arbitrary<Scalar> scalars() {
      return integers(1L << 20);
    }
  }

  /** 32-bit integers are a ring, whatever their sums and products: they wrap. */
  @Group
  class Int32Properties extends StructureSuite<int[]> {
    Int32Properties() {
      super(Arithmetic.INT32, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    Arbitrary<Scalar> scalars() {
      return integers(Integer.MAX_VALUE);
    }
  }

  /** 64-bit integers are a ring, whatever their sums and products: they wrap. */
  @Group
  class Int64Properties extends StructureSuite<long[]> {
    Int64Properties() {
      super(Arithmetic.INT64, Long.MIN_VALUE, Long.MAX_VALUE - 1);
    }

    @Override
    Arbitrary<Scalar> scalars() {
      return integers(Long.MAX_VALUE);
    }
  }

  /** The rational numbers are a field. */
  @Group
  class RationalsProperties extends StructureSuite<BigFraction[]> {
    RationalsProperties() {
      super(Rationals.INSTANCE, -9, 9);
    }

    @Override
    Arbitrary<Scalar> scalars() {
      return quotients(1L << 20);
    }
  }

  /** The polynomials over the integers are a ring, up to degree three. */
  @Group
  class PolynomialsProperties extends StructureSuite<Polynomial[]> {
    private static final Polynomials NUMBERS = Polynomials.INSTANCE;

    PolynomialsProperties() {
      super(NUMBERS, -9, 9);
    }

    /** n + m·x, for one of a few x: the product of three is of degree three. */
    @Override
    Arbitrary<Scalar> scalars() {
      Arbitrary<Scalar> indeterminates =
          Arbitraries.of(0, 1, 2)
              .map(index -> Scalar.at(NUMBERS, NUMBERS.indeterminates(1, 3), index));
      return Combinators.combine(integers(99), integers(99), indeterminates)
          .as((n, m, x) -> n.plus(m.times(x)));
    }
  }

  /** The polynomials over the rational numbers are a ring, up to degree three. */
  @Group
  class RationalPolynomialsProperties extends StructureSuite<RationalPolynomial[]> {
    private static final RationalPolynomials NUMBERS = RationalPolynomials.INSTANCE;

    RationalPolynomialsProperties() {
      super(NUMBERS, -9, 9);
    }

    /** n + (m/d)·x, for one of a few x: the product of three is of degree three. */
    @Override
    Arbitrary<Scalar> scalars() {
      Arbitrary<Scalar> multiples =
          Combinators.combine(Arbitraries.of(0, 1, 2), Arbitraries.longs().between(-9, 9))
              .as((index, d) -> multiple(index, d == 0 ? 1 : d));
      return Combinators.combine(integers(99), integers(99), multiples)
          .as((n, m, x) -> n.plus(m.times(x)));
    }

    /** The d-th part of an indeterminate. */
    private static Scalar multiple(int index, long d) {
      RationalPolynomial[] part = NUMBERS.zeros(1);
      NUMBERS
          .scaling()
          .orElseThrow()
          .addMultiple(BigFraction.of(1, d), NUMBERS.indeterminates(1, 3), index, 1, part, 0, 1, 1);
      return Scalar.at(NUMBERS, part, 0);
    }
  }

  /** Sets of inputs are a semiring: no sum of them is nothing but that of nothings. */
  @Group
  class ProvenanceProperties extends StructureSuite<BitSet[]> {
    private static final DependencyAlgebra NUMBERS = DependencyAlgebra.INSTANCE;

    ProvenanceProperties() {
      super(NUMBERS, 0, 9);
    }

    /** Nothing, or a set of a few inputs. */
    @Override
    Arbitrary<Scalar> scalars() {
      return Arbitraries.longs()
          .between(0, 15)
          .injectNull(0.2)
          .map(members -> members == null ? null : BitSet.valueOf(new long[] {members}))
          .map(set -> Scalar.at(NUMBERS, new BitSet[] {set}, 0));
    }
  }

  /** Half precision claims no law; its products of ones and minus ones are exact. */
  @Group
  class HalfProperties extends ArithmeticSuite<double[]> {
    HalfProperties() {
      super(Rounded.HALF, -1, 1);
    }
  }

  /** Bfloat16 precision claims no law; its products of ones and minus ones are exact. */
  @Group
  class Bfloat16Properties extends ArithmeticSuite<double[]> {
    Bfloat16Properties() {
      super(Rounded.BFLOAT16, -1, 1);
    }
  }
}
