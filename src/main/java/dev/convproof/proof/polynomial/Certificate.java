package dev.convproof.proof.polynomial;

import dev.convproof.message.Message;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A reason why a polynomial is irreducible over the rationals. */
public sealed interface Certificate
    permits NewtonPolygon, Certificate.OfLine, Certificate.Specialisation {

  /** Returns the kind of reason, in a few words. */
  String kind();

  /** Returns why this does not prove that f is irreducible; empty where it does prove it. */
  Optional<String> objection(IntegerPolynomial f);

  /** Returns the proof in words. */
  Message words(IntegerPolynomial f);

  /** A reason for a polynomial in x alone. */
  sealed interface OfLine extends Certificate {}

  /** A polynomial of degree 1 has no factors of lower degree but numbers. */
  record DegreeOne() implements OfLine {
    @Override
    public String kind() {
      return "degree 1";
    }

    @Override
    public Optional<String> objection(IntegerPolynomial f) {
      return f.degreeX() == 1 ? Optional.empty() : Optional.of("the degree is " + f.degreeX());
    }

    @Override
    public Message words(IntegerPolynomial f) {
      return Message.of("certificate.degree-one");
    }
  }

  /**
   * A prime modulo which the polynomial keeps its degree and is irreducible: integer factors
   * (Gauss) would keep their degrees too, and would factor the residue.
   *
   * @param prime below 2^31
   */
  record PrimeModulus(long prime) implements OfLine {
    @Override
    public String kind() {
      return "prime modulus";
    }

    @Override
    public Optional<String> objection(IntegerPolynomial f) {
      if (!ModuloPrime.isPrime(prime)) {
        return Optional.of(prime + " is no prime");
      }
      if (f.degreeX() < 1) {
        return Optional.of("the degree is " + f.degreeX());
      }
      if (ModuloPrime.dropsDegree(f, prime)) {
        return Optional.of("the degree drops modulo %s".formatted(prime));
      }
      return ModuloPrime.irreducible(f, prime)
          ? Optional.empty()
          : Optional.of("it factors modulo %s".formatted(prime));
    }

    @Override
    public Message words(IntegerPolynomial f) {
      return Message.of("certificate.prime-modulus", prime);
    }
  }

  /**
   * Primes modulo which the polynomial factors in ways that no integer factor fits at once: the
   * degree of a factor would be a sum of degrees of factors modulo each of them.
   *
   * @param primes each below 2^31
   */
  record DegreePatterns(List<Long> primes) implements OfLine {
    /** Copies the primes. */
    public DegreePatterns {
      primes = List.copyOf(primes);
    }

    @Override
    public String kind() {
      return "degree patterns";
    }

    @Override
    public Optional<String> objection(IntegerPolynomial f) {
      BitSet possible = allDegrees(f);
      for (long prime : primes) {
        if (!ModuloPrime.isPrime(prime)) {
          return Optional.of(prime + " is no prime");
        }
        if (ModuloPrime.dropsDegree(f, prime)) {
          return Optional.of("the degree drops modulo %s".formatted(prime));
        }
        if (!ModuloPrime.squareFree(f, prime)) {
          return Optional.of("it has a multiple factor modulo %s".formatted(prime));
        }
        possible.and(sums(ModuloPrime.degrees(f, prime)));
      }
      return onlyTrivial(possible, f)
          ? Optional.empty()
          : Optional.of("a factor of degree %s is not excluded".formatted(possible.nextSetBit(1)));
    }

    @Override
    public Message words(IntegerPolynomial f) {
      List<Message> patterns =
          primes.stream()
              .map(p -> Message.of("certificate.degrees", p, ModuloPrime.degrees(f, p)))
              .toList();
      return Message.of(
          "certificate.degree-patterns", Message.joined("list.and", patterns), f.degreeX() - 1);
    }

    /** Returns the degrees that a factor may have as far as nothing is known. */
    static BitSet allDegrees(IntegerPolynomial f) {
      BitSet all = new BitSet();
      all.set(0, f.degreeX() + 1);
      return all;
    }

    /** Returns whether only the degrees 0 and that of f are left, and are different. */
    static boolean onlyTrivial(BitSet possible, IntegerPolynomial f) {
      return f.degreeX() >= 1 && possible.nextSetBit(1) == f.degreeX();
    }

    /** Returns every sum of some of the degrees. */
    static BitSet sums(List<Integer> degrees) {
      BitSet sums = new BitSet();
      sums.set(0);
      for (int degree : degrees) {
        BitSet before = (BitSet) sums.clone();
        before.stream().forEach(sum -> sums.set(sum + degree));
      }
      return sums;
    }
  }

  /**
   * Eisenstein's criterion as Dumas widened it, for f(x + shift): the points (i, how often the
   * prime divides the coefficient of x^i) lie on or above the line from the first to the last one,
   * and no whole number lies on that line in between. A factor would need one there.
   *
   * <p>Source: Dumas, 1906 (Sur quelques cas d'irréductibilité des polynômes à coefficients
   * rationnels).
   *
   * @param prime the prime
   * @param shift what is added to x first
   */
  record OneSlope(long prime, long shift) implements OfLine {
    @Override
    public String kind() {
      return "Eisenstein";
    }

    @Override
    public Optional<String> objection(IntegerPolynomial f) {
      if (!ModuloPrime.isPrime(prime)) {
        return Optional.of(prime + " is no prime");
      }
      IntegerPolynomial g = f.shifted(shift);
      int n = g.degreeX();
      if (n < 1 || g.coefficient(0, 0).signum() == 0) {
        return Optional.of("the constant coefficient is 0");
      }
      int first = ModuloPrime.valuation(g.coefficient(0, 0), prime);
      int last = ModuloPrime.valuation(g.leading(), prime);
      for (int i = 0; i <= n; i++) {
        if (liesBelow(g.coefficient(0, i), i, first, last, n)) {
          return Optional.of("the coefficient of x^%s lies below the line".formatted(i));
        }
      }
      return BigInteger.valueOf(n).gcd(BigInteger.valueOf(first - last)).equals(BigInteger.ONE)
          ? Optional.empty()
          : Optional.of("the line passes through a whole number between its ends");
    }

    private boolean liesBelow(BigInteger coefficient, int i, int first, int last, int n) {
      return coefficient.signum() != 0
          && n * ModuloPrime.valuation(coefficient, prime) < first * (n - i) + last * i;
    }

    @Override
    public Message words(IntegerPolynomial f) {
      IntegerPolynomial g = f.shifted(shift);
      int first = ModuloPrime.valuation(g.coefficient(0, 0), prime);
      int last = ModuloPrime.valuation(g.leading(), prime);
      Message reason =
          first == 1 && last == 0
              ? Message.of("certificate.eisenstein", prime)
              : Message.of("certificate.one-slope", prime, first, last, g.degreeX());
      return shift == 0
          ? reason
          : Message.of(
              "certificate.shifted", String.format(Locale.ROOT, "%+d", shift), g.brief(), reason);
    }
  }

  /**
   * A number in the place of one variable that keeps the degree in the other one and leaves an
   * irreducible polynomial.
   *
   * <p>Factors f = g·h would leave a factorisation, in which the degrees of g and h are kept, since
   * that of f is; so one of them has degree 0 in the variable that stays, and divides all
   * coefficients of its powers; these have no common factor.
   *
   * @param replaced the variable that becomes a number, {@code x} or {@code y}
   * @param value the number
   * @param rest why what is left is irreducible
   */
  record Specialisation(char replaced, long value, OfLine rest) implements Certificate {
    @Override
    public String kind() {
      return "specialisation";
    }

    @Override
    public Optional<String> objection(IntegerPolynomial f) {
      IntegerPolynomial turned = turned(f);
      IntegerPolynomial left = turned.atY(BigInteger.valueOf(value));
      if (turned.degreeX() < 1) {
        return Optional.of("%s does not occur".formatted(stays()));
      }
      if (left.degreeX() < turned.degreeX()) {
        return Optional.of("the degree in %s drops at %s = %s".formatted(stays(), replaced, value));
      }
      if (Factorisation.degreeOfFactorInXAlone(turned.transposed()) > 0) {
        return Optional.of("a factor in %s alone divides it".formatted(replaced));
      }
      return rest.objection(left);
    }

    /** Returns the polynomial with y as the variable that is replaced. */
    private IntegerPolynomial turned(IntegerPolynomial f) {
      return replaced == 'y' ? f : f.transposed();
    }

    private char stays() {
      return replaced == 'y' ? 'x' : 'y';
    }

    @Override
    public Message words(IntegerPolynomial f) {
      IntegerPolynomial left = turned(f).atY(BigInteger.valueOf(value));
      return Message.of(
          "certificate.specialisation",
          replaced,
          value,
          (replaced == 'y' ? left : left.transposed()).brief(),
          stays(),
          rest.words(left));
    }
  }
}
