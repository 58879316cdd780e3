package dev.convproof.generate;

import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws integer values for stacked layers so that every partial sum, in every order, is exactly
 * representable: |x|·|k|·n + |b| ≤ the bound at each layer, guaranteed by the magnitudes drawn.
 */
final class ValueDraw {
  private static final int SMALL = 9;

  private final Draw draw;
  private final Exactness exactness;

  ValueDraw(Draw draw, Exactness exactness) {
    this.draw = draw;
    this.exactness = exactness;
  }

  Case fill(List<Geometry> geometries) {
    boolean biased = !draw.oneIn(4);
    boolean scaled = exactness.greatestExponent() > 0 && draw.oneIn(8);
    return draw.oneIn(6) ? filling(geometries, biased, scaled) : small(geometries, biased, scaled);
  }

  private Case small(List<Geometry> geometries, boolean biased, boolean scaled) {
    int most = geometries.size() > 1 || draw.oneIn(4) ? 1 + draw.between(0, 1) : SMALL;
    long terms = geometries.get(0).products() + 1L;
    most = (int) Math.max(1, Math.min(most, Math.sqrt(exactness.magnitude() / (double) terms)));
    List<Layer> layers = new ArrayList<>();
    for (Geometry g : geometries) {
      layers.add(layer(g, most, most, biased, exponent(scaled, geometries.size())));
    }
    long[] input = values(geometries.get(0).inputSize(), most);
    return new Case(input, exponent(scaled, geometries.size()), layers);
  }

  /** Magnitudes whose bound is the greatest that fits: the last weights take what is left. */
  private Case filling(List<Geometry> geometries, boolean biased, boolean scaled) {
    long terms = geometries.get(0).products() + 1L;
    long input =
        Math.max(1, Math.min(1L + draw.between(0, SMALL), exactness.magnitude() / terms / 2));
    long reached = input;
    List<Layer> layers = new ArrayList<>();
    for (int index = 0; index < geometries.size(); index++) {
      Geometry g = geometries.get(index);
      boolean last = index == geometries.size() - 1;
      long left = Math.max(0, exactness.magnitude() - reached * g.products());
      long bias = biased ? (last ? Math.min(exactness.magnitude() / 8, left) : 1) : 0;
      long room = (exactness.magnitude() - bias) / (reached * g.products());
      long weight = last ? room : Math.min(2, room);
      layers.add(layer(g, weight, bias, biased, exponent(scaled, geometries.size())));
      reached = reached * g.products() * weight + bias;
    }
    return new Case(
        extremes(geometries.get(0).inputSize(), input),
        exponent(scaled, geometries.size()),
        layers);
  }

  private Layer layer(Geometry g, long weight, long bias, boolean biased, int exponent) {
    boolean extreme = weight > SMALL;
    long[] weights = extreme ? extremes(g.weightSize(), weight) : values(g.weightSize(), weight);
    Optional<long[]> biases =
        biased ? Optional.of(values(g.outputChannels(), bias)) : Optional.empty();
    return new Layer(g, weights, biases, exponent);
  }

  /** An exponent such that all exponents together stay in range. */
  private int exponent(boolean scaled, int layers) {
    int tensors = layers + 1;
    return scaled
        ? draw.between(exactness.leastExponent() / tensors, exactness.greatestExponent() / tensors)
        : 0;
  }

  private long[] values(int count, long most) {
    long[] values = new long[count];
    for (int at = 0; at < count; at++) {
      values[at] = draw.signed(most);
    }
    return values;
  }

  /** Values half of which have the greatest magnitude. */
  private long[] extremes(int count, long most) {
    long[] values = values(count, most);
    for (int at = 0; at < count; at++) {
      if (draw.oneIn(2)) {
        values[at] = values[at] < 0 ? -most : most;
      }
    }
    return values;
  }
}
