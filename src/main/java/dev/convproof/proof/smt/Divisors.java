package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The divisors met while quotients are multiplied out, and what is known of their sign. */
final class Divisors {
  /** Numbers, variables and operations of one side of one fraction. */
  private static final long LARGEST = 4_000;

  private final LowerBound bounds;
  private final Set<Formula> met = new LinkedHashSet<>();
  private final IdentityHashMap<Formula, Long> sizes = new IdentityHashMap<>();

  Divisors(LowerBound bounds) {
    this.bounds = bounds;
  }

  /** Notes a divisor; a numeral other than 0 needs no note. */
  void add(Formula divisor) {
    if (!(divisor instanceof Formula.Numeral numeral && numeral.value().signum() != 0)) {
      met.add(divisor);
    }
  }

  /** Those noted since the last call, in order. */
  List<Formula> taken() {
    List<Formula> taken = new ArrayList<>(met);
    met.clear();
    return taken;
  }

  boolean isPositive(Formula whole) {
    return bounds.isPositive(whole);
  }

  /** The fraction, unless it has grown too large. */
  Fraction checked(Fraction fraction) {
    if (size(fraction.numerator()) > LARGEST || size(fraction.denominator()) > LARGEST) {
      throw new TooLarge();
    }
    return fraction;
  }

  private long size(Formula formula) {
    Long known = sizes.get(formula);
    if (known == null) {
      known = TreeSize.of(formula, this::size);
      sizes.put(formula, known);
    }
    return known;
  }
}
