package dev.convproof.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Deals one list of values out to the tensors of a case, in the order of {@link Case#values()}. */
final class ValueReader {
  private final long[] values;
  private int at;

  ValueReader(long[] values) {
    this.values = values;
  }

  Case fill(Case shapes) {
    long[] input = next(shapes.input().length);
    List<Layer> layers = new ArrayList<>(shapes.layers().size());
    for (Layer layer : shapes.layers()) {
      layers.add(fill(layer));
    }
    return new Case(input, shapes.exponent(), layers);
  }

  private Layer fill(Layer layer) {
    long[] weights = next(layer.weights().length);
    return new Layer(
        layer.geometry(), weights, layer.bias().map(b -> next(b.length)), layer.exponent());
  }

  private long[] next(int count) {
    at += count;
    return Arrays.copyOfRange(values, at - count, at);
  }
}
