package dev.convproof.claim.formula;

import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges answers that are given together, such as one for the height and one for the width: the
 * claim is that all are right.
 *
 * @param id what the proof files' names start with
 * @param answers at least one
 */
public record AnswersJudge(String id, List<Asked> answers) implements Judge {
  /** Copies the answers. */
  public AnswersJudge {
    answers = List.copyOf(answers);
  }

  @Override
  public Judgement judge() {
    List<Judgement> each =
        IntStream.range(0, answers.size())
            .mapToObj(at -> new FormulaJudge(name(at), answers.get(at)).judge())
            .toList();
    return new Judgement(
        Conjunction.of(each.stream().map(Judgement::verdict).toList()),
        IntStream.range(0, answers.size())
            .boxed()
            .flatMap(at -> figures(answers.get(at), each.get(at)))
            .toList(),
        each.stream().flatMap(one -> one.proofs().stream()).distinct().toList());
  }

  /** Where several quantities are asked for, of which each figure is. */
  private Stream<Judgement.Figure> figures(Asked answer, Judgement judgement) {
    return judgement.figures().stream()
        .map(figure -> answers.size() == 1 ? figure : figure.of(answer.measure().words()));
  }

  private String name(int at) {
    return answers.size() == 1 ? id : id + "-" + (at + 1);
  }
}
