package dev.convproof.claim.formula;

import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Conventions.Counting;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.claim.quantity.ShapeDomain;
import dev.convproof.claim.quantity.Spellings;
import dev.convproof.claim.quantity.VariableNames;
import dev.convproof.claim.quantity.Where;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Terms;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An answer: a quantity is said to be a formula.
 *
 * @param quantity the quantity
 * @param answer the formula, as it is usually read
 * @param readings the formula in each of its readings, by what is chosen of letters and signs, the
 *     usual one first; empty where there is one alone
 * @param as what was typed, with what it was read as
 * @param fixed the conventions that are fixed; the others are open
 * @param where what is given of the variables, as where an exercise asks for a kernel of 1×1
 * @param at the only layers that it is about, or empty for all
 */
public record FormulaClaim(
    Quantity quantity,
    Formula answer,
    Map<Conventions, Formula> readings,
    Map<String, String> as,
    Conventions fixed,
    Where where,
    List<Geometry> at) {
  /** Variables without which the padding cannot be told from the size of the output. */
  private static final Set<String> OF_PADDING = Set.of("h", "w", "ph", "pw", "ho2", "wo2");

  private static final Set<String> OF_STRIDE = Set.of("sh", "sw", "s");

  /** Checks that the quantity has the conventions. */
  public FormulaClaim {
    as = Collections.unmodifiableMap(new LinkedHashMap<>(as));
    readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
    at = List.copyOf(at);
    for (Choice choice : fixed.chosen().keySet()) {
      if (!choice.isOfWriting() && !quantity.choices().contains(choice)) {
        throw new IllegalArgumentException(
            quantity + " does not depend on a convention for " + choice.flag());
      }
    }
  }

  /**
   * Reads an answer.
   *
   * @throws dev.convproof.formula.FormulaException if the text is no formula over the quantity's
   *     variables
   */
  public static FormulaClaim of(Quantity quantity, String formula, Conventions fixed) {
    return of(quantity, formula, fixed, Where.NOTHING);
  }

  /**
   * Reads an answer, of whose variables something is given.
   *
   * @throws dev.convproof.formula.FormulaException if the text is no formula over the quantity's
   *     variables and the names that are given
   */
  public static FormulaClaim of(Quantity quantity, String formula, Conventions fixed, Where where) {
    Spellings.Answer read = quantity.spellings().with(where).read(formula);
    Set<String> named = new LinkedHashSet<>(read.formula().variables());
    read.readings().values().forEach(other -> named.addAll(other.variables()));
    return new FormulaClaim(
        quantity,
        read.formula(),
        read.readings(),
        read.as(),
        fixed,
        quantity.spellings().implied(where, named),
        List.of());
  }

  /** Returns the answer without what was typed: equal for whoever writes the same otherwise. */
  public FormulaClaim asRead() {
    return new FormulaClaim(quantity, answer, readings, Map.of(), fixed, where, at);
  }

  /** Returns the answer with variables that have one value. */
  public FormulaClaim at(Map<String, Integer> some) {
    return new FormulaClaim(quantity, answer, readings, as, fixed, Where.of(some), at);
  }

  /**
   * Returns whether multiplying out shows that a formula is the answer, as it is usually read, both
   * rounding up or neither.
   */
  public boolean isWrittenAs(Formula other) {
    return answer.text().contains("ceil") == other.text().contains("ceil")
        && Terms.areEqual(answer, other, quantity.division(), VariableNames::isPositive);
  }

  /** Returns the answer for one shape alone. */
  public FormulaClaim at(List<Geometry> layers) {
    return new FormulaClaim(quantity, answer, readings, as, fixed, where, layers);
  }

  /** Returns the answer with other conventions fixed. */
  FormulaClaim under(Conventions others) {
    return new FormulaClaim(quantity, answer, readings, as, others, where, at);
  }

  /** Returns another answer to the same question. */
  FormulaClaim answering(Formula other) {
    return new FormulaClaim(quantity, other, Map.of(), Map.of(), fixed, where, at);
  }

  /** Returns the formula in a reading, in as few variables as possible. */
  Formula answer(Conventions reading) {
    return where.substituted(written(reading));
  }

  /** Returns the formula in a reading, in the variables as they were written. */
  Formula written(Conventions reading) {
    Formula letters = readings.getOrDefault(reading.ofSigns(), answer);
    return reading.sizesRound() ? rounded(letters) : letters;
  }

  /** Returns the true value's closed form under a convention, if it has one. */
  Optional<Formula> closed(Conventions reading) {
    return quantity.closedForm(reading, named(reading)).map(where::substituted);
  }

  /**
   * Returns the claim that the size is that of a padded input, where the shape decides how much
   * padding there is; empty where it does not.
   */
  Optional<FormulaClaim> withAddedPadding(Conventions reading) {
    if (!reading.padding().derived()) {
      return Optional.empty();
    }
    Conventions total = reading.with(Choice.PADDING, "total");
    return quantity
        .closedForm(total, named(reading))
        .map(
            form ->
                new FormulaClaim(
                    quantity, form, Map.of(), Map.of(), reading, Where.NOTHING, List.of()));
  }

  /**
   * Returns the variables of the answer that are none of a shape's, because other names are given.
   */
  public Set<String> unnamed() {
    Set<String> unnamed = new LinkedHashSet<>(answer.variables());
    readings.values().forEach(other -> unnamed.addAll(other.variables()));
    unnamed.removeAll(quantity.vocabulary().names());
    unnamed.removeAll(where.names().values());
    return unnamed;
  }

  /** Returns whether no shape is as is given of the variables, so that there is nothing to say. */
  public boolean isVacuous() {
    return conventions().stream()
        .allMatch(
            one ->
                at.isEmpty()
                    ? FormulaQuestion.of(this, one).isVacuous()
                    : domain(one).only().filter(this::isAsGiven).isEmpty());
  }

  private boolean isAsGiven(ShapeDomain.Instance shape) {
    return where.holdsAt(shape.values());
  }

  /** The variables of shapes that the statement names. */
  Set<String> named(Conventions reading) {
    Set<String> named = new LinkedHashSet<>(answer(reading).variables());
    named.addAll(where.variables());
    return named;
  }

  /** Returns the shapes that the statement is about. */
  ShapeDomain domain(Conventions reading) {
    return at.isEmpty()
        ? quantity.domain(reading, named(reading), where)
        : quantity.point(reading, at);
  }

  /**
   * Returns the ways to read the answer, one for each combination of the conventions that it leaves
   * open; one, with nothing chosen, where no convention matters.
   */
  List<Conventions> conventions() {
    Conventions start = fixed;
    List<Choice> open = new ArrayList<>();
    for (Choice choice : Choice.values()) {
      boolean matters =
          choice.isOfWriting() ? isOpenInWriting(choice) : quantity.choices().contains(choice);
      if (matters && fixed.of(choice).isEmpty() && isOpen(choice)) {
        open.add(choice);
      }
    }
    return start.withEach(open);
  }

  /** Returns other options of the choices that are fixed; what is open stays open. */
  List<Conventions> others() {
    return Conventions.NONE.withEach(List.copyOf(fixed.chosen().keySet())).stream()
        .filter(conventions -> !conventions.equals(fixed))
        .toList();
  }

  /** Returns whether the truth can turn on a choice that a flag makes. */
  boolean turnsOn(Choice choice) {
    return quantity.choices().contains(choice) && (choice != Choice.PADDING || namesPadding());
  }

  private boolean isOpen(Choice choice) {
    if (quantity.settled().contains(choice)) {
      return false; // it has a default, unless the other is asked for
    }
    return switch (choice) {
      case PADDING -> namesPadding();
      case BIAS -> fixed.counting() == Counting.ADDITIONS;
      default -> true;
    };
  }

  private boolean isOpenInWriting(Choice choice) {
    if (choice != Choice.DIVISION) {
      return readings.keySet().stream().anyMatch(one -> one.of(choice).isPresent());
    }
    return quantity.division() == DivisionRule.EXACT && !rounded(answer).equals(answer);
  }

  /** Rounds quotients by a stride down, as those of a size are, but where rounding is written. */
  private static Formula rounded(Formula formula) {
    return Expressions.rewritten(
        formula,
        part -> {
          if (part instanceof Formula.Floor || part instanceof Formula.Ceiling) {
            return Optional.of(part);
          }
          boolean bySize =
              part instanceof Formula.Quotient quotient
                  && !quotient.divisor().variables().isEmpty()
                  && OF_STRIDE.containsAll(quotient.divisor().variables());
          return bySize ? Optional.of(new Formula.Floor(part)) : Optional.empty();
        });
  }

  private boolean namesPadding() {
    Optional<Formula> closed = quantity.closedForm(fixed, named(fixed));
    return closed.isEmpty()
        || OF_PADDING.stream().anyMatch(answer(fixed).variables()::contains)
        || OF_PADDING.stream().anyMatch(closed.orElseThrow().variables()::contains);
  }
}
