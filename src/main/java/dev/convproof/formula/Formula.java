package dev.convproof.formula;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A formula as a tree. Immutable; equal when written with the same operations in the same order.
 * What a {@link Quotient} means is left to {@link DivisionRule}.
 */
public sealed interface Formula {
  /** Calls the visitor's method for this kind of formula. */
  default <R> R accept(Visitor<R> visitor) {
    if (this instanceof Numeral numeral) {
      return visitor.numeral(numeral);
    }
    if (this instanceof Variable variable) {
      return visitor.variable(variable);
    }
    if (this instanceof Negation negation) {
      return visitor.negation(negation);
    }
    if (this instanceof Sum sum) {
      return visitor.sum(sum);
    }
    if (this instanceof Difference difference) {
      return visitor.difference(difference);
    }
    if (this instanceof Product product) {
      return visitor.product(product);
    }
    if (this instanceof Quotient quotient) {
      return visitor.quotient(quotient);
    }
    if (this instanceof Power power) {
      return visitor.power(power);
    }
    if (this instanceof Floor floor) {
      return visitor.floor(floor);
    }
    if (this instanceof Ceiling ceiling) {
      return visitor.ceiling(ceiling);
    }
    if (this instanceof Maximum maximum) {
      return visitor.maximum(maximum);
    }
    return visitor.minimum((Minimum) this);
  }

  /** The canonical text; within {@link Bounds}, {@link FormulaParser} reads it back equal. */
  default String text() {
    return accept(new Printer.Ascii()).text();
  }

  /** The names of the variables, in the order in which they first appear. */
  default Set<String> variables() {
    Set<String> names = new LinkedHashSet<>();
    Expressions.replace(
        this,
        variable -> {
          names.add(variable.name());
          return variable;
        });
    return Collections.unmodifiableSet(names);
  }

  /** A whole number, 0 or more. */
  record Numeral(BigInteger value) implements Formula {
    public Numeral {
      require(value.signum() >= 0, "a numeral has no sign: negate it");
    }
  }

  /** A variable; its name is an ASCII letter, followed by ASCII letters and digits. */
  record Variable(String name) implements Formula {
    public Variable {
      require(Vocabulary.isName(name), "a name is a letter, then letters and digits");
    }
  }

  /** −operand. */
  record Negation(Formula operand) implements Formula {}

  /** left + right. */
  record Sum(Formula left, Formula right) implements Formula {}

  /** left − right. */
  record Difference(Formula left, Formula right) implements Formula {}

  /** left · right. */
  record Product(Formula left, Formula right) implements Formula {}

  /** dividend / divisor, read as {@link DivisionRule} says; undefined where the divisor is 0. */
  record Quotient(Formula dividend, Formula divisor) implements Formula {}

  /** base to the power of a number from 0 to {@link Bounds#EXPONENT}; 0 to the power of 0 is 1. */
  record Power(Formula base, int exponent) implements Formula {
    public Power {
      require(
          exponent >= 0 && exponent <= Bounds.EXPONENT,
          "an exponent is from 0 to " + Bounds.EXPONENT);
    }
  }

  /** ⌊operand⌋, the largest whole number that is not larger; division inside is exact. */
  record Floor(Formula operand) implements Formula {}

  /** ⌈operand⌉, the smallest whole number that is not smaller; division inside is exact. */
  record Ceiling(Formula operand) implements Formula {}

  /** The largest of two or more values. */
  record Maximum(List<Formula> operands) implements Formula {
    public Maximum {
      operands = List.copyOf(operands);
      require(operands.size() >= 2, "a maximum is taken of two or more values");
    }
  }

  /** The smallest of two or more values. */
  record Minimum(List<Formula> operands) implements Formula {
    public Minimum {
      operands = List.copyOf(operands);
      require(operands.size() >= 2, "a minimum is taken of two or more values");
    }
  }

  /**
   * What {@code /} means. The quantity that a formula answers decides it: sizes divide with
   * rounding, costs divide exactly.
   */
  enum DivisionRule {
    /**
     * Every quotient is rounded down, towards −∞: {@code 7/2} is 3, {@code -7/2} is −4. Between
     * {@code ⌊ ⌋} or {@code ⌈ ⌉} (also written {@code floor}, {@code ceil}) division is exact
     * instead, because the rounding is already written: {@code ceil(7/2)} is 4.
     */
    FLOOR,
    /** Every quotient is the rational number: {@code 7/2} is 7/2. */
    EXACT
  }

  /**
   * One method for every kind of {@link Formula}.
   *
   * @param <R> what a visit computes
   */
  interface Visitor<R> {
    R numeral(Numeral numeral);

    R variable(Variable variable);

    R negation(Negation negation);

    R sum(Sum sum);

    R difference(Difference difference);

    R product(Product product);

    R quotient(Quotient quotient);

    R power(Power power);

    R floor(Floor floor);

    R ceiling(Ceiling ceiling);

    R maximum(Maximum maximum);

    R minimum(Minimum minimum);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
