package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Outcome;
import dev.convproof.model.LayerPart;
import dev.convproof.model.NetworkBench;
import dev.convproof.model.NetworkBench.LayerRun;
import dev.convproof.tensor.Case;

/** Records what was run on the layers of networks, and fails where a result differs. */
final class LayerJudge<V> {
  private final Arithmetic<V> numbers;

  LayerJudge(Arithmetic<V> numbers) {
    this.numbers = numbers;
  }

  void judge(LayerRun run) {
    run.outcome().ifPresent(outcome -> judge(outcome, run));
  }

  private void judge(Outcome outcome, LayerRun run) {
    Ledger.current().record(outcome);
    if (outcome instanceof Outcome.Refuted refuted) {
      findSmall(run);
      throw LawRefuted.by(refuted.by());
    }
  }

  /** A whole layer is too large to be shrunk and read: fails on a crop of few channels instead. */
  private void findSmall(LayerRun run) {
    Geometry few = LayerPart.cropWithFewChannels(run.layer().geometry());
    Case small = NetworkBench.values(few, numbers.exactness(), 0);
    if (AGREEMENT.judge(run.strategy().over(numbers), small) instanceof Outcome.Refuted refuted) {
      throw LawRefuted.by(refuted.by(), AGREEMENT, run.strategy().over(numbers));
    }
  }
}
