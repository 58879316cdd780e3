package dev.convproof.claim.quantity;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.CountedGradient;
import dev.convproof.cost.Gradient;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.strategy.backward.Col2imGemm;
import java.util.Collection;

/** Quantities of a backward pass as they are found by running it, padded taps counted. */
final class ExecutedBackward {
  private static final BackwardStrategy PADS = new Col2imGemm();

  private ExecutedBackward() {}

  static long multiplications(Geometry g, Collection<Gradient> gradients) {
    return gradients.stream().mapToLong(which -> run(g, which).multiplications(true)).sum();
  }

  static long additions(Geometry g, Collection<Gradient> gradients) {
    return gradients.stream().mapToLong(which -> run(g, which).additions(true)).sum();
  }

  static long operations(Geometry g, Collection<Gradient> gradients) {
    return multiplications(g, gradients) + additions(g, gradients);
  }

  private static Operations run(Geometry g, Gradient which) {
    return CountedGradient.of(PADS, which, g).executed();
  }

  /** Numbers in the buffers of gradients that a run gave. */
  static long held(Geometry g, Collection<Gradient> gradients) {
    return gradients.stream()
        .mapToLong(which -> CountedGradient.of(PADS, which, g).gradient().data().length)
        .sum();
  }
}
