package dev.convproof.claim.formula;

import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Conventions.PaddingRule;
import dev.convproof.claim.quantity.VariableNames;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The options under which a refuted answer would hold: one more than is given, or two, with those
 * that it leaves open. Only what the answer can be meant for is tried: an answer that names the
 * padding, or is about a given one, is none about SAME or VALID.
 *
 * @param claim the answer
 */
record OtherOptions(FormulaClaim claim) {
  /** The most of them that are told. */
  private static final int FEW = 2;

  private static final FormulaProver PROVER = FormulaProver.with(SolverBudget.SMALL).unfiled();

  /** Returns the options, in full, under each of which the answer holds. */
  List<Conventions> holding() {
    if (!claim.at().isEmpty()) {
      return List.of();
    }
    List<Conventions> single = single();
    List<Conventions> held = held(single.stream());
    return held.isEmpty() ? held(pairs(single).stream()) : held;
  }

  private List<Conventions> held(Stream<Conventions> tried) {
    return tried.flatMap(this::held).distinct().limit(FEW).toList();
  }

  /** One option more than is given; a bias beside what is counted. */
  private List<Conventions> single() {
    List<Conventions> open = claim.conventions();
    List<Conventions> more = new ArrayList<>();
    for (Choice choice : claim.quantity().choices()) {
      for (String option : choice.all()) {
        boolean tried =
            open.stream().anyMatch(one -> one.of(choice).filter(option::equals).isPresent());
        boolean given = claim.fixed().of(choice).isPresent();
        if (!given && !tried && canBeMeant(choice, option)) {
          Conventions other = claim.fixed().with(choice, option);
          more.add(other);
          if (choice == Choice.COUNT
              && claim.fixed().of(Choice.BIAS).isEmpty()
              && claim.quantity().choices().contains(Choice.BIAS)) {
            more.add(other.with(Choice.BIAS, "counted"));
          }
        }
      }
    }
    return more;
  }

  private boolean canBeMeant(Choice choice, String option) {
    return choice != Choice.PADDED_TAPS
        && claim.turnsOn(choice)
        && (choice != Choice.PADDING || Choice.PADDING.options().contains(option) || isUnpadded());
  }

  /** Returns whether neither the answer nor what is given of it says how much is padded. */
  private boolean isUnpadded() {
    Set<String> named = new LinkedHashSet<>(claim.answer().variables());
    claim.readings().values().forEach(other -> named.addAll(other.variables()));
    named.addAll(claim.where().variables());
    return named.stream().noneMatch(VariableNames::isPadding);
  }

  /** Two options more than are given. */
  private static List<Conventions> pairs(List<Conventions> single) {
    Set<Conventions> pairs = new LinkedHashSet<>();
    for (Conventions one : single) {
      for (Conventions other : single) {
        Conventions both = with(one, other);
        boolean more = both.chosen().size() > Math.max(one.chosen().size(), other.chosen().size());
        if (more && both.equals(with(other, one))) {
          pairs.add(both);
        }
      }
    }
    return List.copyOf(pairs);
  }

  /** Returns options, with those that they leave open, under which the answer holds in all else. */
  private Stream<Conventions> held(Conventions options) {
    FormulaClaim other = claim.under(options);
    if (isIdle(options) || !isStated(other)) {
      return Stream.empty();
    }
    return settled(other)
        .fold(
            holds -> Stream.of(options),
            refuted -> Stream.empty(),
            depends ->
                depends.readings().stream()
                    .filter(one -> one.verdict().kind() == Verdict.Kind.HOLDS)
                    .map(one -> with(options, Conventions.parse(one.convention())))
                    .filter(full -> !isIdle(full))
                    .filter(full -> settled(claim.under(full)).kind() == Verdict.Kind.HOLDS),
            undecided -> Stream.empty());
  }

  /** Returns whether a copy with its padding is held though nothing is padded. */
  private static boolean isIdle(Conventions options) {
    return options.padding() == PaddingRule.VALID && options.paddedCopy();
  }

  private static Conventions with(Conventions options, Conventions reading) {
    Conventions full = options;
    for (Map.Entry<Choice, String> one : reading.withoutWriting().chosen().entrySet()) {
      full = full.with(one.getKey(), one.getValue());
    }
    return full;
  }

  private static boolean isStated(FormulaClaim other) {
    return other.conventions().stream()
        .allMatch(
            one -> other.closed(one).isPresent() && !FormulaQuestion.of(other, one).isVacuous());
  }

  private static Verdict settled(FormulaClaim answer) {
    Map<Conventions, ProofResult> readings = new LinkedHashMap<>();
    for (Conventions reading : answer.conventions()) {
      readings.put(reading, PROVER.settle("option", FormulaQuestion.of(answer, reading)));
    }
    return ReadingsMerger.merged(readings).verdict();
  }
}
