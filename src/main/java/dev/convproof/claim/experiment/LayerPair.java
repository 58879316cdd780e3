package dev.convproof.claim.experiment;

import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import java.util.stream.Stream;

/**
 * Two stacked layers.
 *
 * @param second takes what the first produces
 */
record LayerPair(Geometry first, Geometry second) {
  /** Returns all pairs whose sizes sum to the given one, lazily. */
  static Stream<LayerPair> ofSize(int size) {
    return Shapes.ofSize(2, size).map(layers -> new LayerPair(layers.get(0), layers.get(1)));
  }

  /** Returns how a bound on pairs is written in a strength. */
  static Message bound(long pairs, int size) {
    return Message.of("bound.stacks", pairs, size);
  }

  /** Returns the pair as in a case line. */
  @Override
  public String toString() {
    return first + "," + second;
  }
}
