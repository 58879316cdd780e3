package dev.convproof.formula;

import dev.convproof.formula.Formula.DivisionRule;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The exact value of a formula. A part that is undefined makes the whole undefined, also where it
 * is multiplied by zero.
 */
public final class Evaluation implements Formula.Visitor<Value> {
  private final Map<String, BigInteger> values;
  private final DivisionRule division;

  private Evaluation(Map<String, BigInteger> values, DivisionRule division) {
    this.values = values;
    this.division = division;
  }

  /**
   * The value where the variables have the given values. Under {@link DivisionRule#FLOOR} it is
   * whole.
   *
   * @throws IllegalArgumentException if a variable of the formula has no value
   */
  public static Value rational(
      Formula formula, Map<String, BigInteger> values, DivisionRule division) {
    return formula.accept(new Evaluation(values, division));
  }

  @Override
  public Value numeral(Formula.Numeral numeral) {
    return Value.of(numeral.value());
  }

  @Override
  public Value variable(Formula.Variable variable) {
    BigInteger value = values.get(variable.name());
    if (value == null) {
      throw new IllegalArgumentException("no value for " + variable.name());
    }
    return Value.of(value);
  }

  @Override
  public Value negation(Formula.Negation negation) {
    return map(negation.operand().accept(this), BigFraction::negate);
  }

  @Override
  public Value sum(Formula.Sum sum) {
    return combine(sum.left(), sum.right(), BigFraction::add);
  }

  @Override
  public Value difference(Formula.Difference difference) {
    return combine(difference.left(), difference.right(), BigFraction::subtract);
  }

  @Override
  public Value product(Formula.Product product) {
    return combine(product.left(), product.right(), BigFraction::multiply);
  }

  @Override
  public Value quotient(Formula.Quotient quotient) {
    Value divisor = quotient.divisor().accept(this);
    if (divisor instanceof Value.Defined defined && defined.number().isZero()) {
      return new Value.Undefined("division by zero: " + quotient.divisor().text() + " is 0");
    }
    Value exact = combine(quotient.dividend().accept(this), divisor, BigFraction::divide);
    return division == DivisionRule.FLOOR ? map(exact, Evaluation::floor) : exact;
  }

  @Override
  public Value power(Formula.Power power) {
    return map(power.base().accept(this), base -> base.pow(power.exponent()));
  }

  @Override
  public Value floor(Formula.Floor floor) {
    return map(rational(floor.operand(), values, DivisionRule.EXACT), Evaluation::floor);
  }

  @Override
  public Value ceiling(Formula.Ceiling ceiling) {
    return map(rational(ceiling.operand(), values, DivisionRule.EXACT), Evaluation::ceiling);
  }

  @Override
  public Value maximum(Formula.Maximum maximum) {
    return choose(maximum.operands(), (a, b) -> isLess(a, b) ? b : a);
  }

  @Override
  public Value minimum(Formula.Minimum minimum) {
    return choose(minimum.operands(), (a, b) -> isLess(b, a) ? b : a);
  }

  private Value choose(List<Formula> operands, BinaryOperator<BigFraction> choice) {
    return operands.stream()
        .map(operand -> operand.accept(this))
        .reduce((a, b) -> combine(a, b, choice))
        .orElseThrow();
  }

  private Value combine(Formula left, Formula right, BinaryOperator<BigFraction> operation) {
    return combine(left.accept(this), right.accept(this), operation);
  }

  private static Value combine(Value left, Value right, BinaryOperator<BigFraction> operation) {
    if (left instanceof Value.Defined l) {
      return map(right, r -> operation.apply(l.number(), r));
    }
    return left;
  }

  private static Value map(Value value, UnaryOperator<BigFraction> operation) {
    return value instanceof Value.Defined defined
        ? new Value.Defined(operation.apply(defined.number()))
        : value;
  }

  /** By the difference's sign: {@link BigFraction#compareTo} 1.2 puts −1 before −2. */
  private static boolean isLess(BigFraction a, BigFraction b) {
    return a.subtract(b).signum() < 0;
  }

  private static BigFraction floor(BigFraction number) {
    BigInteger[] parts = number.getNumerator().divideAndRemainder(number.getDenominator());
    boolean down = number.signum() < 0 && parts[1].signum() != 0;
    return BigFraction.of(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  private static BigFraction ceiling(BigFraction number) {
    return floor(number.negate()).negate();
  }
}
