package dev.convproof.claim.formula;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Message;
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
    Message known =
        before == 0 ? Message.of("known.first-shape") : Message.of("known.smaller-agree", before);
    return at(question, shape, true, known);
  }

  /** The verdict for some counterexample. */
  static Settled at(Question question, Instance shape, boolean smallest, Message known) {
    boolean executed = question.executedAt(shape);
    Counterexample by =
        new Counterexample(
            shape.line(),
            said(question.truth(shape)),
            said(question.claimed(shape)),
            smallest,
            executed ? known : Message.of("known.by-the-closed-form", known),
            ShapeDrawing.of(shape, cell(question.truth(shape)), cell(question.claimed(shape))));
    return new Settled(new Verdict.Refuted(by), List.of(), Optional.of(shape));
  }

  private static String cell(Value value) {
    return value instanceof Value.Undefined ? "–" : value.toString();
  }

  private static Message said(Value value) {
    return value instanceof Value.Undefined undefined
        ? Message.of("value.undefined", undefined.reason())
        : Message.verbatim(value);
  }
}
