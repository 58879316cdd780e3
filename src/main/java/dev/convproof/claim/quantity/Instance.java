package dev.convproof.claim.quantity;

import dev.convproof.geometry.Geometry;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One shape over which quantities are stated.
 *
 * @param line the case line
 * @param size how far the shape exceeds the all-ones default, all layers together
 * @param values of the variables that a formula may name
 * @param layers one, or two stacked ones
 */
public record Instance(
    String line, int size, Map<String, BigInteger> values, List<Geometry> layers) {

  /** The order of cases, for shapes alone: the size, then the case line. */
  public static final Comparator<Instance> SMALLEST_FIRST =
      Comparator.comparingInt(Instance::size).thenComparing(Instance::line);

  /** Copies the values and layers. */
  public Instance {
    values = Map.copyOf(values);
    layers = List.copyOf(layers);
  }

  /** The first layer. */
  public Geometry geometry() {
    return layers.get(0);
  }
}
