package dev.convproof.tensor;

import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import java.util.Optional;

/**
 * A convolution layer with integer values.
 *
 * @param geometry its shape
 * @param weights in the order of [co, ci/g, kh, kw]
 * @param bias co values, or empty for a layer without bias
 * @param exponent the weights are scaled by 2^exponent
 */
public record Layer(Geometry geometry, long[] weights, Optional<long[]> bias, int exponent) {

  /** Checks the number of values against the geometry. */
  public Layer {
    if (weights.length != geometry.weightSize()) {
      throw new GeometryException(
          "%d weights given: %s needs %d", weights.length, geometry, geometry.weightSize());
    }
    if (bias.isPresent() && bias.get().length != geometry.outputChannels()) {
      throw new GeometryException(
          "%d biases given: %s needs %d", bias.get().length, geometry, geometry.outputChannels());
    }
  }

  /** An unscaled layer. */
  public static Layer of(Geometry geometry, long[] weights, Optional<long[]> bias) {
    return new Layer(geometry, weights, bias, 0);
  }
}
