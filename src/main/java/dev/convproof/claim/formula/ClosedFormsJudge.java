package dev.convproof.claim.formula;

import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Choice;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Measure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges whether the closed form of each quantity is what is executed, under every convention under
 * which it has a closed form, at every shape up to a bound.
 *
 * @param measures the quantities, each of which can be executed
 */
public record ClosedFormsJudge(List<Measure> measures) implements Judge {
  /** Copies the quantities. */
  public ClosedFormsJudge {
    measures = List.copyOf(measures);
  }

  @Override
  public Judgement judge() {
    List<Verdict> verdicts = measures.stream().flatMap(ClosedFormsJudge::verdicts).toList();
    return new Judgement(
        Conjunction.of(verdicts),
        List.of(new Judgement.Figure("closed-forms-compared", Integer.toString(verdicts.size()))));
  }

  private static Stream<Verdict> verdicts(Measure measure) {
    return everyConvention(measure).stream()
        .filter(conventions -> hasClosedForm(measure, conventions))
        .map(conventions -> named(measure, conventions));
  }

  /** With the quantity and the convention in what is established: many forms are alike. */
  private static Verdict named(Measure measure, Conventions conventions) {
    Verdict verdict = ClosedFormCheck.of(measure, conventions);
    return verdict instanceof Verdict.Holds holds
        ? new Verdict.Holds(
            holds.links().stream()
                .map(
                    link ->
                        new Verdict.Link(named(measure, conventions, link.what()), link.strength()))
                .toList())
        : verdict;
  }

  private static Message named(Measure measure, Conventions conventions, Message what) {
    return conventions.chosen().isEmpty()
        ? Message.of("link.of-quantity", measure.words(), what)
        : Message.of("link.of-quantity-under", measure.words(), conventions.all(), what);
  }

  private static boolean hasClosedForm(Measure measure, Conventions conventions) {
    return measure.closedForm(conventions, new HashSet<>(measure.vocabulary().names())).isPresent();
  }

  private static List<Conventions> everyConvention(Measure measure) {
    List<Conventions> all = List.of(Conventions.NONE);
    for (Choice choice : measure.choices()) {
      List<Conventions> more = new ArrayList<>();
      for (Conventions one : all) {
        choice.options().forEach(option -> more.add(one.with(choice, option)));
      }
      all = more;
    }
    return all;
  }
}
