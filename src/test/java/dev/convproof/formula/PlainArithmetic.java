package dev.convproof.formula;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A second evaluation, to check the first by: pairs of integers, never reduced, denominators
 * positive; empty where undefined.
 */
record PlainArithmetic(Map<String, BigInteger> values, boolean exact) {
  record Ratio(BigInteger above, BigInteger below) {
    Ratio {
      if (below.signum() < 0) {
        above = above.negate();
        below = below.negate();
      }
    }

    static Ratio whole(BigInteger value) {
      return new Ratio(value, BigInteger.ONE);
    }

    int compare(Ratio other) {
      return above.multiply(other.below).compareTo(other.above.multiply(below));
    }

    /** Rounded down: what is left after taking away the remainder, which is never negative. */
    Ratio down() {
      return whole(above.subtract(above.mod(below)).divide(below));
    }
  }

  Optional<Ratio> of(Formula formula) {
    if (formula instanceof Formula.Numeral numeral) {
      return Optional.of(Ratio.whole(numeral.value()));
    } else if (formula instanceof Formula.Variable variable) {
      return Optional.of(Ratio.whole(values.get(variable.name())));
    }
    return binary(formula);
  }

  private Optional<Ratio> binary(Formula formula) {
    if (formula instanceof Formula.Sum f) {
      return both(f.left(), f.right()).map(p -> added(p.get(0), p.get(1)));
    } else if (formula instanceof Formula.Difference f) {
      return both(f.left(), f.right()).map(p -> added(p.get(0), negated(p.get(1))));
    } else if (formula instanceof Formula.Product f) {
      return both(f.left(), f.right()).map(p -> multiplied(p.get(0), p.get(1)));
    } else if (formula instanceof Formula.Quotient f) {
      return both(f.dividend(), f.divisor())
          .filter(p -> p.get(1).above().signum() != 0)
          .map(p -> divided(p.get(0), p.get(1)))
          .map(ratio -> exact ? ratio : ratio.down());
    }
    return unary(formula);
  }

  private Optional<Ratio> unary(Formula formula) {
    PlainArithmetic inside = new PlainArithmetic(values, true);
    if (formula instanceof Formula.Negation negation) {
      return of(negation.operand()).map(PlainArithmetic::negated);
    } else if (formula instanceof Formula.Power power) {
      int e = power.exponent();
      return of(power.base()).map(b -> new Ratio(b.above().pow(e), b.below().pow(e)));
    } else if (formula instanceof Formula.Floor floor) {
      return inside.of(floor.operand()).map(Ratio::down);
    } else if (formula instanceof Formula.Ceiling ceiling) {
      return inside.of(ceiling.operand()).map(r -> negated(negated(r).down()));
    } else if (formula instanceof Formula.Maximum maximum) {
      return all(maximum.operands()).flatMap(p -> p.stream().max(Ratio::compare));
    } else if (formula instanceof Formula.Minimum minimum) {
      return all(minimum.operands()).flatMap(p -> p.stream().min(Ratio::compare));
    }
    throw new AssertionError("another kind: " + formula);
  }

  private Optional<List<Ratio>> both(Formula left, Formula right) {
    return all(List.of(left, right));
  }

  private Optional<List<Ratio>> all(List<Formula> formulas) {
    List<Ratio> ratios = formulas.stream().map(this::of).flatMap(Optional::stream).toList();
    return ratios.size() == formulas.size() ? Optional.of(ratios) : Optional.empty();
  }

  private static Ratio negated(Ratio a) {
    return new Ratio(a.above().negate(), a.below());
  }

  private static Ratio multiplied(Ratio a, Ratio b) {
    return new Ratio(a.above().multiply(b.above()), a.below().multiply(b.below()));
  }

  private static Ratio divided(Ratio a, Ratio b) {
    return new Ratio(a.above().multiply(b.below()), a.below().multiply(b.above()));
  }

  private static Ratio added(Ratio a, Ratio b) {
    BigInteger left = a.above().multiply(b.below());
    BigInteger right = b.above().multiply(a.below());
    return new Ratio(left.add(right), a.below().multiply(b.below()));
  }
}
