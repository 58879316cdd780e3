package dev.convproof.claim.formula;

import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.ShapeDomain;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.Difference;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Formula.Numeral;
import dev.convproof.formula.Formula.Quotient;
import dev.convproof.formula.Formula.Sum;
import dev.convproof.formula.Simplified;
import dev.convproof.formula.Value;
import dev.convproof.message.Message;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Looks for what makes a wrong answer right: a common slip that, undone, gives a formula which is
 * proved to be the quantity. What is not proved is not said.
 */
final class Repairs {
  /** Shapes that a repair is tried on before it is proved. */
  private static final int SHAPES = 60;

  /** The excess up to which small shapes are taken. */
  private static final int SMALL = 6;

  /** Proofs that are tried, at most. */
  private static final int MOST = 3;

  /** Slips after which the bias is looked for, too. */
  private static final Set<String> LIKELY =
      Set.of(
          "repair.groups",
          "repair.missing",
          "repair.missing-in",
          "repair.superfluous",
          "repair.input-for-output");

  /** Values that no two variables share, so that one shape tells most formulas apart. */
  private static final Map<String, Integer> GENERIC =
      Map.ofEntries(
          Map.entry("n", 2),
          Map.entry("g", 3),
          Map.entry("ci", 15),
          Map.entry("co", 21),
          Map.entry("h", 67),
          Map.entry("w", 83),
          Map.entry("kh", 5),
          Map.entry("kw", 7),
          Map.entry("ph", 4),
          Map.entry("pw", 6),
          Map.entry("sh", 3),
          Map.entry("sw", 4),
          Map.entry("dh", 2),
          Map.entry("dw", 3),
          Map.entry("ho", 11),
          Map.entry("wo", 13),
          Map.entry("k1", 5),
          Map.entry("k2", 7),
          Map.entry("s1", 2),
          Map.entry("s2", 3),
          Map.entry("d1", 4),
          Map.entry("d2", 6));

  private final FormulaClaim claim;
  private final Conventions reading;
  private final FormulaProver prover;

  private Repairs(FormulaClaim claim, Conventions reading, FormulaProver prover) {
    this.claim = claim;
    this.reading = reading;
    this.prover = prover;
  }

  /**
   * A repair.
   *
   * @param what was wrong
   * @param formula that is right, in the variables of the answer
   */
  record Repair(Message what, Formula formula) {}

  /** Returns the first repair of a refuted answer that is proved. */
  static Optional<Repair> of(FormulaClaim claim, Conventions reading, FormulaProver prover) {
    if (!claim.at().isEmpty() || claim.closed(reading).isEmpty()) {
      return Optional.empty();
    }
    return new Repairs(claim, reading, prover).found();
  }

  private Optional<Repair> found() {
    Formula answer = claim.written(reading);
    Map<Formula, Message> slips = new Slips(claim, reading).of(answer);
    Stream<Repair> constants = constants(answer, Optional.empty()).stream();
    Stream<Repair> undone = repairs(slips).stream();
    boolean ofNumbers = !claim.where().values().isEmpty(); // which a constant may come from
    Stream<Repair> twofold =
        Stream.concat(
            repairs(slips).stream().filter(Repairs::isLikely).flatMap(one -> biases(one).stream()),
            repairs(slips).stream()
                .flatMap(one -> constants(one.formula(), Optional.of(one.what())).stream()));
    return Stream.of(ofNumbers ? undone : constants, ofNumbers ? constants : undone, twofold)
        .flatMap(some -> some)
        .map(one -> new Repair(one.what(), Simplified.of(one.formula(), division())))
        .filter(repair -> agreesAtSome(repair.formula()))
        .limit(MOST)
        .filter(repair -> isProved(repair.formula()))
        .findFirst();
  }

  private DivisionRule division() {
    return claim.quantity().division();
  }

  private static List<Repair> repairs(Map<Formula, Message> slips) {
    return slips.entrySet().stream().map(one -> new Repair(one.getValue(), one.getKey())).toList();
  }

  /** Returns whether a slip is one that the bias is often forgotten beside. */
  private static boolean isLikely(Repair slip) {
    return slip.what() instanceof Message.Keyed keyed && LIKELY.contains(keyed.key());
  }

  private List<Repair> biases(Repair first) {
    return repairs(new Slips(claim, reading).biases(first.formula())).stream()
        .map(bias -> with(Optional.of(first.what()), bias))
        .toList();
  }

  /** A constant factor or summand that is missing, if the same one is at every shape. */
  private List<Repair> constants(Formula formula, Optional<Message> besides) {
    FormulaQuestion question = question(formula);
    Set<BigFraction> quotients = new HashSet<>();
    Set<BigFraction> differences = new HashSet<>();
    Iterator<Instance> shapes = shapes(question.domain()).iterator();
    while (shapes.hasNext()) {
      Instance shape = shapes.next();
      if (!(question.truth(shape) instanceof Value.Defined truth
          && question.claimed(shape) instanceof Value.Defined claimed)) {
        return List.of();
      }
      differences.add(truth.number().subtract(claimed.number()));
      quotients.add(
          claimed.number().isZero() ? BigFraction.ZERO : truth.number().divide(claimed.number()));
      if (differences.size() > 1 && quotients.size() > 1) {
        return List.of();
      }
    }
    List<Repair> found = new ArrayList<>();
    if (quotients.size() == 1) {
      times(formula, quotients.iterator().next())
          .ifPresent(repair -> found.add(with(besides, repair)));
    }
    if (differences.size() == 1) {
      plus(formula, differences.iterator().next())
          .ifPresent(repair -> found.add(with(besides, repair)));
    }
    return found;
  }

  private static Repair with(Optional<Message> besides, Repair repair) {
    return besides
        .map(
            first ->
                new Repair(Message.of("list.semicolon", first, repair.what()), repair.formula()))
        .orElse(repair);
  }

  private static Optional<Repair> times(Formula formula, BigFraction factor) {
    BigInteger above = factor.getNumerator();
    BigInteger below = factor.getDenominator();
    if (factor.signum() <= 0 || factor.equals(BigFraction.ONE)) {
      return Optional.empty();
    }
    if (below.equals(BigInteger.ONE)) {
      Formula more = Slips.multiplied(Expressions.number(above), formula);
      return Optional.of(new Repair(Message.of("repair.times", above), more));
    }
    Formula less =
        new Quotient(
            Slips.multiplied(Expressions.number(above), formula), Expressions.number(below));
    return Optional.of(
        new Repair(
            above.equals(BigInteger.ONE)
                ? Message.of("repair.divided", below)
                : Message.of("repair.times", above + "/" + below),
            less));
  }

  private static Optional<Repair> plus(Formula formula, BigFraction summand) {
    if (summand.isZero() || !summand.getDenominator().equals(BigInteger.ONE)) {
      return Optional.empty();
    }
    BigInteger whole = summand.getNumerator();
    return Optional.of(
        new Repair(
            whole.signum() > 0
                ? Message.of("repair.plus", whole)
                : Message.of("repair.minus", whole.abs()),
            increased(formula, whole)));
  }

  /** Adds to the number that a sum ends with, if it does. */
  private static Formula increased(Formula formula, BigInteger by) {
    if (formula instanceof Sum sum && sum.right() instanceof Numeral last) {
      return increased(sum.left(), last.value().add(by));
    }
    if (formula instanceof Difference difference && difference.right() instanceof Numeral last) {
      return increased(difference.left(), by.subtract(last.value()));
    }
    return by.signum() < 0
        ? new Difference(formula, Expressions.number(by.negate()))
        : Expressions.sum(formula, Expressions.number(by));
  }

  private FormulaQuestion question(Formula formula) {
    return FormulaQuestion.of(claim.answering(formula), settledWriting());
  }

  /** The reading, without what decides how the answer itself is written. */
  private Conventions settledWriting() {
    return reading.withoutWriting();
  }

  private boolean agreesAtSome(Formula formula) {
    FormulaQuestion question = question(formula);
    return shapes(question.domain()).noneMatch(question::refutedAt);
  }

  private boolean isProved(Formula formula) {
    return prover.equalsClosedForm(question(formula));
  }

  /** Returns the values with those that are given. */
  private Map<String, BigInteger> given(Map<String, BigInteger> values) {
    Map<String, BigInteger> all = new HashMap<>(values);
    for (String name : claim.where().variables()) {
      Formula is = claim.where().substituted(Expressions.variable(name));
      all.put(name, is instanceof Numeral numeral ? numeral.value() : values.get(is.text()));
    }
    return all;
  }

  /** Two shapes of generic sizes, where the domain has them, and some small ones. */
  private Stream<Instance> shapes(ShapeDomain domain) {
    Map<String, BigInteger> one = new HashMap<>();
    Map<String, BigInteger> other = new HashMap<>();
    int groups = claim.where().values().getOrDefault("g", 1);
    GENERIC.forEach(
        (name, value) -> {
          boolean channels = name.equals("ci") || name.equals("co");
          long most = channels ? Math.multiplyExact((long) value, groups) : value;
          boolean doubled = channels || name.equals("g");
          one.put(name, BigInteger.valueOf(most));
          other.put(name, BigInteger.valueOf(doubled ? 2 * most : most + 1));
        });
    return Stream.concat(
            Stream.of(given(one), given(other)).flatMap(values -> domain.instance(values).stream()),
            IntStream.rangeClosed(0, SMALL).boxed().flatMap(size -> domain.ofSize(size).stream()))
        .limit(SHAPES);
  }
}
