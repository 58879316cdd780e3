package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

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

  /**
   * How many numbers, variables and operations a formula has, written out, up to a large number.
   */
  private static final class TreeSize implements Formula.Visitor<Long> {
    private static final long MANY = 1L << 40;

    private final ToLongFunction<Formula> parts;

    private TreeSize(ToLongFunction<Formula> parts) {
      this.parts = parts;
    }

    /**
     * The size of a formula.
     *
     * @param parts the sizes of its parts
     */
    static long of(Formula formula, ToLongFunction<Formula> parts) {
      return formula.accept(new TreeSize(parts));
    }

    @Override
    public Long numeral(Formula.Numeral numeral) {
      return 1L;
    }

    @Override
    public Long variable(Formula.Variable variable) {
      return 1L;
    }

    @Override
    public Long negation(Formula.Negation negation) {
      return above(List.of(negation.operand()));
    }

    @Override
    public Long sum(Formula.Sum sum) {
      return above(List.of(sum.left(), sum.right()));
    }

    @Override
    public Long difference(Formula.Difference difference) {
      return above(List.of(difference.left(), difference.right()));
    }

    @Override
    public Long product(Formula.Product product) {
      return above(List.of(product.left(), product.right()));
    }

    @Override
    public Long quotient(Formula.Quotient quotient) {
      return above(List.of(quotient.dividend(), quotient.divisor()));
    }

    @Override
    public Long power(Formula.Power power) { // written out as a product
      return Math.min(MANY, 1 + power.exponent() * parts.applyAsLong(power.base()));
    }

    @Override
    public Long floor(Formula.Floor floor) {
      return above(List.of(floor.operand()));
    }

    @Override
    public Long ceiling(Formula.Ceiling ceiling) {
      return above(List.of(ceiling.operand()));
    }

    @Override
    public Long maximum(Formula.Maximum maximum) {
      return above(maximum.operands());
    }

    @Override
    public Long minimum(Formula.Minimum minimum) {
      return above(minimum.operands());
    }

    private long above(List<Formula> operands) {
      return Math.min(MANY, 1 + operands.stream().mapToLong(parts).sum());
    }
  }

  /** A formula that multiplies out to more than a solver should be given. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("multiplied out, the statement is too large for a solver", null, false, false);
    }
  }
}
