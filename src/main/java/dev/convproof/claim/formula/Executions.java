package dev.convproof.claim.formula;

import dev.convproof.claim.quantity.Basis;
import dev.convproof.claim.quantity.Measure;
import java.util.Optional;

/** The execution of a quantity, whatever its closed form rests on. */
final class Executions {
  private Executions() {}

  static Optional<Basis.Execution> of(Measure measure) {
    if (measure.basis() instanceof Basis.ByLemma lemma) {
      return Optional.of(lemma.execution());
    }
    return measure.basis() instanceof Basis.ByExecution execution
        ? Optional.of(execution.execution())
        : Optional.empty();
  }
}
