package dev.convproof.formula;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/**
 * A formula as a tree. Immutable; equal when written with the same operations in the same order.
 * What a {@link Quotient} means is left to {@link Division}.
 */
public sealed interface Formula {
  /** Calls the visitor's method for this kind of formula. */
  <R> R accept(FormulaVisitor<R> visitor);

  /** The canonical text; within {@link Bounds}, {@link FormulaParser} reads it back equal. */
  default String text() {
    return Printer.print(this);
  }

  /** The names of the variables, in the order in which they first appear. */
  default Set<String> variables() {
    return Variables.of(this);
  }

  /** A whole number, 0 or more. */
  record Numeral(BigInteger value) implements Formula {
    public Numeral {
      require(value.signum() >= 0, "a numeral has no sign: negate it");
    }

    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.numeral(this);
    }
  }

  /** A variable; its name is an ASCII letter, followed by ASCII letters and digits. */
  record Variable(String name) implements Formula {
    public Variable {
      require(Vocabulary.isName(name), "a name is a letter, then letters and digits");
    }

    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.variable(this);
    }
  }

  /** −operand. */
  record Negation(Formula operand) implements Formula {
    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.negation(this);
    }
  }

  /** left + right. */
  record Sum(Formula left, Formula right) implements Formula {
    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.sum(this);
    }
  }

  /** left − right. */
  record Difference(Formula left, Formula right) implements Formula {
    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.difference(this);
    }
  }

  /** left · right. */
  record Product(Formula left, Formula right) implements Formula {
    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.product(this);
    }
  }

  /** dividend / divisor, read as {@link Division} says; undefined where the divisor is 0. */
  record Quotient(Formula dividend, Formula divisor) implements Formula {
    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.quotient(this);
    }
  }

  /** base to the power of a number from 0 to {@link Bounds#EXPONENT}; 0 to the power of 0 is 1. */
  record Power(Formula base, int exponent) implements Formula {
    public Power {
      require(
          exponent >= 0 && exponent <= Bounds.EXPONENT,
          "an exponent is from 0 to " + Bounds.EXPONENT);
    }

    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.power(this);
    }
  }

  /** ⌊operand⌋, the largest whole number that is not larger; division inside is exact. */
  record Floor(Formula operand) implements Formula {
    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.floor(this);
    }
  }

  /** ⌈operand⌉, the smallest whole number that is not smaller; division inside is exact. */
  record Ceiling(Formula operand) implements Formula {
    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.ceiling(this);
    }
  }

  /** The largest of two or more values. */
  record Maximum(List<Formula> operands) implements Formula {
    public Maximum {
      operands = List.copyOf(operands);
      require(operands.size() >= 2, "a maximum is taken of two or more values");
    }

    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.maximum(this);
    }
  }

  /** The smallest of two or more values. */
  record Minimum(List<Formula> operands) implements Formula {
    public Minimum {
      operands = List.copyOf(operands);
      require(operands.size() >= 2, "a minimum is taken of two or more values");
    }

    @Override
    public <R> R accept(FormulaVisitor<R> visitor) {
      return visitor.minimum(this);
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
