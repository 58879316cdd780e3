package dev.convproof.claim.formula;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Instance;
import dev.convproof.claim.quantity.Measure;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Value;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges an answer for all shapes.
 *
 * @param id what the proof files' names start with
 * @param asked the answer
 * @param settler how each reading is settled
 */
public record FormulaJudge(String id, Asked asked, Settler settler) implements Judge {

  /** A judge that a person can wait for. */
  public FormulaJudge(String id, Asked asked) {
    this(id, asked, Settler.USUAL);
  }

  /** The same, whose solver spends at most half of a time on one question. */
  public FormulaJudge(String id, Asked asked, Duration time) {
    this(id, asked, Settler.with(SolverBudget.within(time.dividedBy(2))));
  }

  @Override
  public Judgement judge() {
    Settled settled = settledUnder(asked);
    return new Judgement(settled.verdict(), figures(settled), settled.proofs());
  }

  /** The verdict under every convention that an answer leaves open. */
  private Settled settledUnder(Asked answer) {
    Map<Conventions, Settled> readings = new LinkedHashMap<>();
    Readings.of(answer).forEach(reading -> readings.put(reading, settled(reading)));
    return readings.size() == 1 ? only(readings) : Combined.of(readings);
  }

  private static Settled only(Map<Conventions, Settled> readings) {
    return readings.values().iterator().next();
  }

  private List<Judgement.Figure> figures(Settled settled) {
    List<Judgement.Figure> figures = new ArrayList<>();
    figures.add(
        new Judgement.Figure(
            "formula", asked.fixed().each(), Message.verbatim(asked.answer().text())));
    figures.addAll(FormFigures.under(Readings.of(asked), this::closed));
    settled
        .under()
        .forEach(
            (reading, by) ->
                figures.add(new Judgement.Figure("refuted-under", reading.each(), brief(by))));
    if (settled.verdict().kind() == Verdict.Kind.REFUTED && !asked.fixed().chosen().isEmpty()) {
      List<Message> others = othersThatHold();
      if (!others.isEmpty()) {
        figures.add(new Judgement.Figure("holds-under", Message.joined("list.semicolon", others)));
      }
    }
    return figures;
  }

  private static Message brief(Counterexample by) {
    return Message.of("value.unequal", by.on(), by.expected(), by.actual());
  }

  /** The conventions under which a refuted answer would hold: those that differ in the fewest. */
  private List<Message> othersThatHold() {
    Map<Long, List<Conventions>> others =
        Readings.others(asked).stream().collect(groupingBy(this::changes, TreeMap::new, toList()));
    for (List<Conventions> near : others.values()) {
      List<Message> holding = near.stream().flatMap(this::holding).toList();
      if (!holding.isEmpty()) {
        return holding;
      }
    }
    return List.of();
  }

  /** The others themselves, if the answer holds under them, or with what it depends on. */
  private Stream<Message> holding(Conventions others) {
    return settledUnder(asked.under(others))
        .verdict()
        .fold(
            holds -> Stream.of(others.all()),
            refuted -> Stream.empty(),
            depends ->
                depends.readings().stream()
                    .filter(reading -> reading.verdict().kind() == Verdict.Kind.HOLDS)
                    .map(reading -> Message.of("list.and", others.all(), reading.convention())),
            undecided -> Stream.empty());
  }

  private long changes(Conventions other) {
    return asked.fixed().chosen().keySet().stream()
        .filter(choice -> !other.of(choice).equals(asked.fixed().of(choice)))
        .count();
  }

  private Settled settled(Conventions reading) {
    return settler.settle(file(reading), question(reading), () -> Grounds.of(measure(), reading));
  }

  private Question question(Conventions reading) {
    Set<String> named = asked.answer().variables();
    Optional<Function<Instance, Value>> execution =
        Executions.of(measure()).map(one -> shape -> one.value(shape, reading));
    return new Question(
        measure() + " = " + asked.answer().text(),
        reading,
        measure().domain(reading, named, asked.values()),
        closed(reading),
        asked.answer(),
        measure().division(),
        execution);
  }

  private Optional<Formula> closed(Conventions reading) {
    return measure().closedForm(reading, asked.answer().variables());
  }

  private Measure measure() {
    return asked.measure();
  }

  private String file(Conventions reading) {
    String under =
        reading.chosen().entrySet().stream()
            .map(entry -> entry.getKey().flag() + "-" + entry.getValue())
            .collect(Collectors.joining("-"));
    return id + (under.isEmpty() ? "" : "-" + under);
  }
}
