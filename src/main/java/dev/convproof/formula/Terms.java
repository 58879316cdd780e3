package dev.convproof.formula;

import dev.convproof.formula.Formula.Ceiling;
import dev.convproof.formula.Formula.Difference;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Formula.Floor;
import dev.convproof.formula.Formula.Maximum;
import dev.convproof.formula.Formula.Minimum;
import dev.convproof.formula.Formula.Negation;
import dev.convproof.formula.Formula.Numeral;
import dev.convproof.formula.Formula.Power;
import dev.convproof.formula.Formula.Product;
import dev.convproof.formula.Formula.Quotient;
import dev.convproof.formula.Formula.Sum;
import dev.convproof.formula.Formula.Variable;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A formula over whole numbers multiplied out: multiples of products, whose factors may stand in
 * the denominator. What is whole is taken out of what is rounded, and a quotient that is rounded up
 * is written as one that is rounded down: {@code ⌈a/b⌉ = ⌊(a−1)/b⌋ + 1}. Equal terms mean equal
 * formulas; different ones may mean equal formulas, too.
 */
public final class Terms {
  /** Products that are multiplied out, at most. */
  private static final int MOST = 200;

  private static final Terms ONE = constant(BigFraction.ONE);

  /** The multiple, not 0, of each product, which is the power of each of its factors. */
  private final Map<Map<Factor, Integer>, BigFraction> multiples;

  private Terms(Map<Map<Factor, Integer>, BigFraction> multiples) {
    this.multiples = multiples;
  }

  /**
   * A variable, or a part that is not multiplied out.
   *
   * @param text the same for equal ones
   * @param whole whether it is a whole number
   * @param positive whether it is known to be greater than 0
   */
  private record Factor(String text, boolean whole, boolean positive) {}

  /** A formula that has no terms: it is too large, or divides by what may be 0. */
  private static final class NoTerms extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoTerms(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Returns whether multiplying out shows that two formulas have the same value, wherever their
   * variables are whole numbers.
   *
   * @param positive the variables that are known to be at least 1; by no other is divided
   */
  public static boolean areEqual(
      Formula one, Formula other, DivisionRule division, Predicate<String> positive) {
    try {
      Reader reader = new Reader(division, positive);
      return reader.of(one).multiples.equals(reader.of(other).multiples);
    } catch (NoTerms e) {
      return false;
    }
  }

  /**
   * Returns a formula multiplied out, if that shows it to be a whole number for all whole numbers:
   * a sum of products without quotients and without what rounds.
   *
   * @param positive as for {@link #areEqual}
   */
  public static Optional<Formula> whole(
      Formula formula, DivisionRule division, Predicate<String> positive) {
    try {
      Terms terms = new Reader(division, positive).of(formula);
      return terms.isWhole() && terms.isPlain() ? Optional.of(terms.formula()) : Optional.empty();
    } catch (NoTerms e) {
      return Optional.empty();
    }
  }

  private boolean isPlain() {
    return multiples.keySet().stream()
        .flatMap(product -> product.keySet().stream())
        .allMatch(factor -> Vocabulary.isName(factor.text()));
  }

  /** Returns the sum of products of variables, in the order of their names. */
  private Formula formula() {
    Map<String, Formula> summands = new TreeMap<>();
    multiples.forEach(
        (product, multiple) -> {
          Map<String, Integer> powers = new TreeMap<>();
          product.forEach((factor, power) -> powers.put(factor.text(), power));
          Formula factors = Expressions.ONE;
          for (Map.Entry<String, Integer> one : powers.entrySet()) {
            Formula power = Expressions.power(Expressions.variable(one.getKey()), one.getValue());
            factors = Expressions.product(factors, power);
          }
          summands.put(
              powers.toString(),
              Expressions.product(Expressions.number(multiple.getNumerator()), factors));
        });
    return summands.values().stream().reduce(Expressions::sum).orElse(Expressions.ZERO);
  }

  private record Reader(DivisionRule division, Predicate<String> positive) {
    Terms of(Formula formula) {
      if (formula instanceof Numeral numeral) {
        return constant(BigFraction.of(numeral.value()));
      }
      if (formula instanceof Variable variable) {
        return factor(new Factor(variable.name(), true, positive.test(variable.name())));
      }
      if (formula instanceof Negation negation) {
        return of(negation.operand()).negated();
      }
      if (formula instanceof Sum sum) {
        return of(sum.left()).plus(of(sum.right()));
      }
      if (formula instanceof Difference difference) {
        return of(difference.left()).minus(of(difference.right()));
      }
      if (formula instanceof Product product) {
        return of(product.left()).times(of(product.right()));
      }
      if (formula instanceof Power power) {
        Terms base = of(power.base());
        Terms all = ONE;
        for (int at = 0; at < power.exponent(); at++) {
          all = all.times(base);
        }
        return all;
      }
      if (formula instanceof Quotient quotient) {
        Terms exact = of(quotient.dividend()).times(of(quotient.divisor()).inverse());
        return division == DivisionRule.FLOOR ? exact.floor() : exact;
      }
      return rounded(formula);
    }

    private Terms rounded(Formula formula) {
      Reader inside = new Reader(DivisionRule.EXACT, positive);
      if (formula instanceof Floor floor) {
        return inside.of(floor.operand()).floor();
      }
      if (formula instanceof Ceiling ceiling) {
        return inside.of(ceiling.operand()).ceiling();
      }
      return formula instanceof Maximum maximum
          ? extreme("max", maximum.operands())
          : extreme("min", ((Minimum) formula).operands());
    }

    private Terms extreme(String name, List<Formula> operands) {
      List<Terms> all = operands.stream().map(this::of).toList();
      String text =
          all.stream()
              .map(Terms::text)
              .distinct()
              .sorted()
              .collect(Collectors.joining(",", name + "{", "}"));
      return factor(new Factor(text, all.stream().allMatch(Terms::isWhole), false));
    }
  }

  private static Terms constant(BigFraction value) {
    return new Terms(value.isZero() ? Map.of() : Map.of(Map.of(), value));
  }

  private static Terms factor(Factor factor) {
    return new Terms(Map.of(Map.of(factor, 1), BigFraction.ONE));
  }

  private Terms plus(Terms other) {
    Map<Map<Factor, Integer>, BigFraction> sum = new HashMap<>(multiples);
    other.multiples.forEach((product, multiple) -> sum.merge(product, multiple, BigFraction::add));
    sum.values().removeIf(BigFraction::isZero);
    return new Terms(sum);
  }

  private Terms minus(Terms other) {
    return plus(other.negated());
  }

  private Terms negated() {
    return times(constant(BigFraction.ONE.negate()));
  }

  private Terms times(Terms other) {
    if ((long) multiples.size() * other.multiples.size() > MOST) {
      throw new NoTerms("more than " + MOST + " products");
    }
    Map<Map<Factor, Integer>, BigFraction> all = new HashMap<>();
    multiples.forEach(
        (left, one) ->
            other.multiples.forEach(
                (right, two) -> {
                  Map<Factor, Integer> both = new HashMap<>(left);
                  right.forEach((factor, power) -> both.merge(factor, power, Integer::sum));
                  both.values().removeIf(power -> power == 0);
                  all.merge(both, one.multiply(two), BigFraction::add);
                }));
    all.values().removeIf(BigFraction::isZero);
    return new Terms(all);
  }

  /** 1 divided by this, which must be known to be positive. */
  private Terms inverse() {
    boolean positive =
        !multiples.isEmpty()
            && multiples.entrySet().stream()
                .allMatch(
                    one ->
                        one.getValue().signum() > 0
                            && one.getKey().keySet().stream().allMatch(Factor::positive));
    if (!positive) {
      throw new NoTerms("a divisor may be 0");
    }
    if (multiples.size() > 1) {
      return factor(new Factor("1/(" + text() + ")", false, true));
    }
    Map.Entry<Map<Factor, Integer>, BigFraction> only = multiples.entrySet().iterator().next();
    Map<Factor, Integer> powers = new HashMap<>();
    only.getKey().forEach((factor, power) -> powers.put(factor, -power));
    return new Terms(Map.of(powers, only.getValue().reciprocal()));
  }

  private boolean isWhole() {
    return multiples.entrySet().stream()
        .allMatch(one -> isWhole(one.getKey()) && isWhole(one.getValue()));
  }

  private static boolean isWhole(Map<Factor, Integer> product) {
    return product.entrySet().stream().allMatch(one -> one.getKey().whole() && one.getValue() > 0);
  }

  private static boolean isWhole(BigFraction number) {
    return number.getDenominator().equals(BigInteger.ONE);
  }

  /** The whole multiples of whole products, so that every multiple that is left is from 0 to 1. */
  private Terms whole() {
    Map<Map<Factor, Integer>, BigFraction> whole = new HashMap<>();
    multiples.forEach(
        (product, multiple) -> {
          if (isWhole(product)) {
            BigInteger[] parts =
                multiple.getNumerator().divideAndRemainder(multiple.getDenominator());
            boolean down = parts[1].signum() < 0;
            whole.put(product, BigFraction.of(down ? parts[0].subtract(BigInteger.ONE) : parts[0]));
          }
        });
    whole.values().removeIf(BigFraction::isZero);
    return new Terms(whole);
  }

  private Terms floor() {
    Terms whole = whole();
    Terms rest = minus(whole);
    boolean fraction = rest.multiples.keySet().stream().allMatch(Map::isEmpty);
    return fraction // less than 1, or nothing
        ? whole
        : whole.plus(factor(new Factor("floor(" + rest.text() + ")", true, false)));
  }

  private Terms ceiling() {
    if (isWhole()) {
      return this;
    }
    Terms denominator = denominator();
    return times(denominator).isWhole()
        ? minus(denominator.inverse()).floor().plus(ONE)
        : negated().floor().negated();
  }

  /** The least by which all are multiplied so that nothing is divided by. */
  private Terms denominator() {
    BigInteger number = BigInteger.ONE;
    Map<Factor, Integer> powers = new HashMap<>();
    for (Map.Entry<Map<Factor, Integer>, BigFraction> one : multiples.entrySet()) {
      BigInteger other = one.getValue().getDenominator();
      number = number.divide(number.gcd(other)).multiply(other);
      one.getKey()
          .forEach(
              (factor, power) -> {
                if (power < 0) {
                  powers.merge(factor, -power, Math::max);
                }
              });
    }
    return new Terms(Map.of(powers, BigFraction.of(number)));
  }

  /** A text that equal terms have, and no others. */
  private String text() {
    return multiples.entrySet().stream()
        .map(
            one -> {
              Map<String, Integer> powers = new TreeMap<>();
              one.getKey().forEach((factor, power) -> powers.put(factor.text(), power));
              return one.getValue() + "*" + powers;
            })
        .sorted()
        .collect(Collectors.joining(" + "));
  }
}
