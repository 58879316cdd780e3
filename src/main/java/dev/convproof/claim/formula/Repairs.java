package dev.convproof.claim.formula;

import dev.convproof.claim.Message;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.ShapeDomain;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.claim.quantity.VariableNames;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.Ceiling;
import dev.convproof.formula.Formula.Difference;
import dev.convproof.formula.Formula.Floor;
import dev.convproof.formula.Formula.Numeral;
import dev.convproof.formula.Formula.Product;
import dev.convproof.formula.Formula.Quotient;
import dev.convproof.formula.Formula.Sum;
import dev.convproof.formula.Formula.Variable;
import dev.convproof.formula.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

  private static final List<List<String>> SWAPS =
      List.of(
          List.of("ci", "co"),
          List.of("h", "w", "kh", "kw", "ph", "pw", "sh", "sw", "dh", "dw", "ho", "wo"),
          List.of("kh", "kw"),
          List.of("ph", "pw"),
          List.of("sh", "sw"),
          List.of("h", "w"),
          List.of("kh", "sh"),
          List.of("kh", "ph"),
          List.of("ph", "sh"),
          List.of("k1", "k2"),
          List.of("s1", "s2"),
          List.of("d1", "d2"),
          List.of("k1", "s1"),
          List.of("k2", "s2"));

  private final FormulaClaim claim;
  private final Conventions reading;
  private final FormulaProver prover;
  private final Map<Formula, Message> slips = new LinkedHashMap<>();

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
    collect(answer);
    Stream<Repair> single =
        Stream.concat(
            constants(answer, Optional.empty()).stream(),
            slips.entrySet().stream().map(one -> new Repair(one.getValue(), one.getKey())));
    Stream<Repair> twofold =
        slips.entrySet().stream()
            .flatMap(one -> constants(one.getKey(), Optional.of(one.getValue())).stream());
    return Stream.concat(single, twofold)
        .filter(repair -> agreesAtSome(repair.formula()))
        .limit(MOST)
        .filter(repair -> isProved(repair.formula()))
        .findFirst();
  }

  /** Notes a slip, undone; not for fewer shapes than the answer is about. */
  private void slip(Message what, Formula repaired) {
    Set<String> known = new HashSet<>(claim.quantity().vocabulary().names());
    known.addAll(claim.where().names().values());
    boolean asGeneral =
        claim.written(reading).variables().stream()
            .filter(VariableNames::hasDefault)
            .allMatch(repaired.variables()::contains);
    if (asGeneral
        && !repaired.equals(claim.written(reading))
        && known.containsAll(repaired.variables())) {
      slips.putIfAbsent(repaired, what);
    }
  }

  private void collect(Formula answer) {
    Set<String> named = answer.variables();
    Set<String> known = new HashSet<>(claim.quantity().vocabulary().names());
    factors(answer, named, known);
    biases(answer, named, known);
    replacements(answer, named, known);
    roundings(answer);
    swaps(answer, named);
    signs(answer);
    summands(answer, named);
  }

  /** A factor that is missing, or one too many. */
  private void factors(Formula answer, Set<String> named, Set<String> known) {
    for (List<String> missing :
        List.of(
            List.of("kh", "kw"),
            List.of("ho", "wo"),
            List.of("ci"),
            List.of("co"),
            List.of("kh"),
            List.of("kw"),
            List.of("ho"),
            List.of("wo"),
            List.of("n"))) {
      boolean applies =
          known.containsAll(missing) && (named.contains("n") || !missing.contains("n"));
      if (applies) {
        Formula factor = product(missing);
        slip(Message.of("repair.missing", factor.text()), multiplied(factor, answer));
      }
    }
    for (List<String> extra :
        List.of(List.of("kh", "kw"), List.of("ho", "wo"), List.of("h", "w"))) {
      if (named.containsAll(extra)) {
        superfluous(answer, extra);
      }
    }
    named.forEach(name -> superfluous(answer, List.of(name)));
    for (Formula part : parts(answer)) {
      if (part instanceof Product product && product.right() instanceof Variable once) {
        slip(Message.of("repair.superfluous", once.name()), replaced(answer, part, product.left()));
      }
    }
  }

  private static Set<Formula> parts(Formula answer) {
    Set<Formula> parts = new LinkedHashSet<>();
    Expressions.rewritten(
        answer,
        part -> {
          parts.add(part);
          return Optional.empty();
        });
    return parts;
  }

  private static Formula replaced(Formula answer, Formula part, Formula by) {
    return Expressions.rewritten(
        answer, one -> one.equals(part) ? Optional.of(by) : Optional.empty());
  }

  private void superfluous(Formula answer, List<String> names) {
    Map<String, Formula> ones = new HashMap<>();
    names.forEach(name -> ones.put(name, Expressions.ONE));
    slip(
        Message.of("repair.superfluous", product(names).text()),
        Expressions.substitute(answer, ones));
  }

  /** A bias for each output, or for each output channel, that is missing or one too many. */
  private void biases(Formula answer, Set<String> named, Set<String> known) {
    String batch = named.contains("n") ? "n" : "";
    List<List<String>> biases =
        known.contains("ho")
            ? List.of(
                Stream.of(batch, "co", "ho", "wo").filter(name -> !name.isEmpty()).toList(),
                List.of("co"))
            : List.of();
    for (List<String> names : biases) {
      Formula bias = product(names);
      slip(Message.of("repair.bias-missing", bias.text()), new Sum(answer, bias));
      slip(Message.of("repair.bias-too-many", bias.text()), new Difference(answer, bias));
    }
  }

  private void replacements(Formula answer, Set<String> named, Set<String> known) {
    for (Map<String, String> other :
        List.of(Map.of("h", "ho", "w", "wo"), Map.of("ho", "h", "wo", "w"))) {
      boolean applies =
          other.entrySet().stream().anyMatch(one -> named.contains(one.getKey()))
              && known.containsAll(other.values());
      if (applies) {
        Map<String, Formula> by = new HashMap<>();
        other.forEach((name, right) -> by.put(name, Expressions.variable(right)));
        boolean larger = other.containsKey("h");
        slip(
            Message.of(larger ? "repair.input-for-output" : "repair.output-for-input"),
            Expressions.substitute(answer, by));
      }
    }
    if (named.contains("g")) {
      Formula perGroup = new Quotient(Expressions.variable("ci"), Expressions.variable("g"));
      slip(Message.of("repair.groups"), Expressions.substitute(answer, Map.of("ci", perGroup)));
    }
    for (String padding : List.of("ph", "pw")) {
      if (named.contains(padding)) {
        Formula one = Expressions.variable(padding);
        Formula two = new Product(Expressions.number(2), one);
        slip(
            Message.of("repair.one-side", padding),
            Expressions.substitute(answer, Map.of(padding, two)));
        slip(
            Message.of("repair.both-sides", padding),
            Expressions.rewritten(
                answer, part -> part.equals(two) ? Optional.of(one) : Optional.empty()));
      }
    }
  }

  private void roundings(Formula answer) {
    slip(
        Message.of("repair.round-up"),
        Expressions.rewritten(
            answer,
            part ->
                part instanceof Floor floor
                    ? Optional.of(new Ceiling(floor.operand()))
                    : Optional.empty()));
    slip(
        Message.of("repair.round-down"),
        Expressions.rewritten(
            answer,
            part ->
                part instanceof Ceiling ceiling
                    ? Optional.of(new Floor(ceiling.operand()))
                    : Optional.empty()));
    slip(
        Message.of("repair.round-up"),
        Expressions.rewritten(
            answer,
            part -> part instanceof Quotient ? Optional.of(new Ceiling(part)) : Optional.empty()));
    slip(
        Message.of("repair.round-down"),
        Expressions.rewritten(
            answer,
            part -> part instanceof Quotient ? Optional.of(new Floor(part)) : Optional.empty()));
  }

  private void swaps(Formula answer, Set<String> named) {
    for (List<String> swap : SWAPS) {
      Map<String, Formula> by = new HashMap<>();
      for (int at = 0; at < swap.size(); at += 2) {
        by.put(swap.get(at), Expressions.variable(swap.get(at + 1)));
        by.put(swap.get(at + 1), Expressions.variable(swap.get(at)));
      }
      if (by.keySet().stream().anyMatch(named::contains)) {
        slip(
            Message.of(
                swap.size() > 2 ? "repair.axes-swapped" : "repair.swapped",
                swap.get(0),
                swap.get(1)),
            Expressions.substitute(answer, by));
      }
    }
  }

  /** A plus for a minus, at one place. */
  private void signs(Formula answer) {
    for (Formula part : parts(answer)) {
      if (part instanceof Sum sum) {
        flip(answer, part, new Difference(sum.left(), sum.right()));
      } else if (part instanceof Difference difference) {
        flip(answer, part, new Sum(difference.left(), difference.right()));
      }
    }
  }

  private void flip(Formula answer, Formula part, Formula other) {
    slip(Message.of("repair.sign", part.text(), other.text()), replaced(answer, part, other));
  }

  /** The batch, forgotten in one summand. */
  private void summands(Formula answer, Set<String> named) {
    if (named.contains("n")) {
      batched(answer, other -> other);
    }
  }

  private void batched(Formula part, Function<Formula, Formula> whole) {
    if (part instanceof Sum sum) {
      batched(sum.left(), left -> whole.apply(new Sum(left, sum.right())));
      batched(sum.right(), right -> whole.apply(new Sum(sum.left(), right)));
    } else {
      Formula all = multiplied(Expressions.variable("n"), part);
      slip(Message.of("repair.batch", part.text()), whole.apply(all));
    }
  }

  private static Formula product(List<String> names) {
    return names.stream()
        .map(Expressions::variable)
        .reduce(Expressions::product)
        .orElse(Expressions.ONE);
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
      Formula more = multiplied(Expressions.number(above), formula);
      return Optional.of(new Repair(Message.of("repair.times", above), more));
    }
    Formula less =
        new Quotient(multiplied(Expressions.number(above), formula), Expressions.number(below));
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

  /** Puts a factor before those of a product. */
  private static Formula multiplied(Formula factor, Formula product) {
    return product instanceof Product both
        ? new Product(multiplied(factor, both.left()), both.right())
        : Expressions.product(factor, product);
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

  /** Two shapes of generic sizes, where the domain has them, and some small ones. */
  private static Stream<Instance> shapes(ShapeDomain domain) {
    Map<String, BigInteger> one = new HashMap<>();
    Map<String, BigInteger> other = new HashMap<>();
    GENERIC.forEach(
        (name, value) -> {
          boolean channels = name.equals("ci") || name.equals("co") || name.equals("g");
          one.put(name, BigInteger.valueOf(value));
          other.put(name, BigInteger.valueOf(channels ? 2L * value : value + 1));
        });
    return Stream.concat(
            Stream.of(one, other).flatMap(values -> domain.instance(values).stream()),
            IntStream.rangeClosed(0, SMALL).boxed().flatMap(size -> domain.ofSize(size).stream()))
        .limit(SHAPES);
  }
}
