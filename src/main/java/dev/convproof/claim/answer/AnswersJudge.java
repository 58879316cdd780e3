package dev.convproof.claim.answer;

import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import java.util.List;
import java.util.stream.IntStream;

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
        each.stream().flatMap(one -> one.figures().stream()).toList(),
        each.stream().flatMap(one -> one.proofs().stream()).distinct().toList());
  }

  private String name(int at) {
    return answers.size() == 1 ? id : id + "-" + (at + 1);
  }
}
