package dev.convproof.claim.formula;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Instance;
import dev.convproof.formula.Value;
import java.util.List;
import java.util.Optional;

/** Puts a shape at which a formula is wrong into a verdict. */
final class Refutation {
  private Refutation() {}

  /** The verdict for the first counterexample of a scan. */
  static Settled first(Question question, Instance shape, long before) {
    String known =
        before == 0
            ? "it is the smallest shape that there is"
            : "every smaller shape agrees, " + before + " in all";
    return at(question, shape, true, known);
  }

  /** The verdict for some counterexample. */
  static Settled at(Question question, Instance shape, boolean smallest, String known) {
    boolean executed = question.executedAt(shape);
    Counterexample by =
        new Counterexample(
            shape.line(),
            said(question.truth(shape)),
            said(question.claimed(shape)),
            smallest,
            known + (executed ? "" : "; the true value is the closed form's"),
            Picture.of(shape, cell(question.truth(shape)), cell(question.claimed(shape))));
    return new Settled(new Verdict.Refuted(by), List.of(), Optional.of(shape));
  }

  private static String cell(Value value) {
    return value instanceof Value.Undefined ? "–" : value.toString();
  }

  private static String said(Value value) {
    return value instanceof Value.Undefined undefined
        ? "undefined: " + undefined.reason()
        : value.toString();
  }
}
