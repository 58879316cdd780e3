package dev.convproof.formula;

import dev.convproof.formula.Formula.Difference;
import dev.convproof.formula.Formula.Negation;
import dev.convproof.formula.Formula.Numeral;
import dev.convproof.formula.Formula.Power;
import dev.convproof.formula.Formula.Product;
import dev.convproof.formula.Formula.Sum;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * A formula multiplied out: whole multiples of products. Variables, quotients, rounded parts,
 * maxima and minima are factors as they are, so that equal terms mean equal formulas, and different
 * ones may mean equal formulas, too.
 *
 * @param multiples the multiple, not 0, of each product, which is the power of each of its factors
 */
public record Terms(Map<Map<Formula, Integer>, BigInteger> multiples) {
  /** Products that are multiplied out, at most. */
  private static final int MOST = 200;

  /** Copies the map. */
  public Terms {
    multiples = Collections.unmodifiableMap(new HashMap<>(multiples));
  }

  /** Multiplies a formula out; one that grows too large is a single factor. */
  public static Terms of(Formula formula) {
    if (formula instanceof Numeral numeral) {
      return constant(numeral.value());
    }
    if (formula instanceof Negation negation) {
      return of(negation.operand()).times(constant(BigInteger.ONE.negate()), formula);
    }
    if (formula instanceof Sum sum) {
      return of(sum.left()).plus(of(sum.right()), BigInteger.ONE);
    }
    if (formula instanceof Difference difference) {
      return of(difference.left()).plus(of(difference.right()), BigInteger.ONE.negate());
    }
    if (formula instanceof Product product) {
      return of(product.left()).times(of(product.right()), formula);
    }
    if (formula instanceof Power power) {
      Terms base = of(power.base());
      Terms all = constant(BigInteger.ONE);
      for (int at = 0; at < power.exponent(); at++) {
        all = all.times(base, formula);
      }
      return all;
    }
    return factor(formula);
  }

  private static Terms constant(BigInteger value) {
    return new Terms(value.signum() == 0 ? Map.of() : Map.of(Map.of(), value));
  }

  private static Terms factor(Formula formula) {
    return new Terms(Map.of(Map.of(formula, 1), BigInteger.ONE));
  }

  private Terms plus(Terms other, BigInteger times) {
    Map<Map<Formula, Integer>, BigInteger> sum = new HashMap<>(multiples);
    other.multiples.forEach(
        (product, multiple) -> sum.merge(product, multiple.multiply(times), BigInteger::add));
    sum.values().removeIf(multiple -> multiple.signum() == 0);
    return new Terms(sum);
  }

  private Terms times(Terms other, Formula whole) {
    if ((long) multiples.size() * other.multiples.size() > MOST) {
      return factor(whole);
    }
    Terms all = new Terms(Map.of());
    for (Map.Entry<Map<Formula, Integer>, BigInteger> left : multiples.entrySet()) {
      Map<Map<Formula, Integer>, BigInteger> row = new HashMap<>();
      other.multiples.forEach(
          (product, multiple) -> {
            Map<Formula, Integer> both = new HashMap<>(left.getKey());
            product.forEach((factor, power) -> both.merge(factor, power, Integer::sum));
            row.put(both, left.getValue().multiply(multiple));
          });
      all = all.plus(new Terms(row), BigInteger.ONE);
    }
    return all;
  }
}
