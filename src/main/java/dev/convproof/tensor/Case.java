package dev.convproof.tensor;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a property is tried on: an input and one or more stacked layers, all of integer values,
 * scaled by powers of two. A case is the same in every algebra.
 *
 * @param input values in the order of [n, ci, h, w]
 * @param exponent the input is scaled by 2^exponent; a bias by all the exponents up to its layer
 * @param layers at least one; each takes the output of the one before
 */
public record Case(long[] input, int exponent, List<Layer> layers) {

  /** Checks that the input fits the first layer and each layer the one before. */
  public Case {
    layers = List.copyOf(layers);
    Geometry first = layers.get(0).geometry();
    if (input.length != first.inputSize()) {
      throw new GeometryException(
          "%d input values given: %s needs %d", input.length, first, first.inputSize());
    }
    for (int next = 1; next < layers.size(); next++) {
      Shape produced = Shape.output(layers.get(next - 1).geometry());
      Shape taken = Shape.input(layers.get(next).geometry());
      if (!produced.equals(taken)) {
        throw new GeometryException(
            "layer %d takes an input %s: the layer before it produces %s",
            next + 1, taken, produced);
      }
    }
  }

  /** A case of one unscaled layer. */
  public static Case of(Geometry geometry, long[] input, long[] weights, Optional<long[]> bias) {
    return new Case(input, 0, List.of(Layer.of(geometry, weights, bias)));
  }

  /** The first layer's geometry. */
  public Geometry geometry() {
    return layers.get(0).geometry();
  }

  /** The first layer as a problem over some numbers. */
  public <V> Problem<V> problem(Arithmetic<V> numbers) {
    return problem(numbers, numbers.load(input, exponent), 0);
  }

  /** A layer as a problem over some numbers, on an input that an earlier layer produced. */
  public <V> Problem<V> problem(Arithmetic<V> numbers, V layerInput, int index) {
    Layer layer = layers.get(index);
    int biasExponent = biasExponent(index);
    return Problem.of(
        layer.geometry(),
        layerInput,
        numbers.load(layer.weights(), layer.exponent()),
        layer.bias().map(values -> numbers.load(values, biasExponent)));
  }

  private int biasExponent(int index) {
    int sum = exponent;
    for (int upTo = 0; upTo <= index; upTo++) {
      sum += layers.get(upTo).exponent();
    }
    return sum;
  }

  /** The first layer alone. */
  public Case firstLayer() {
    return new Case(input, exponent, layers.subList(0, 1));
  }

  /**
   * Returns a case of zeros.
   *
   * @param biased whether the layers have biases
   * @param exponents of the input and each layer's weights; none where nothing is scaled
   */
  public static Case zeros(List<Geometry> geometries, boolean biased, int... exponents) {
    List<Layer> layers = new ArrayList<>();
    for (Geometry g : geometries) {
      Optional<long[]> bias = biased ? Optional.of(new long[g.outputChannels()]) : Optional.empty();
      int exponent = exponents.length == 0 ? 0 : exponents[layers.size() + 1];
      layers.add(new Layer(g, new long[g.weightSize()], bias, exponent));
    }
    int ofInput = exponents.length == 0 ? 0 : exponents[0];
    return new Case(new long[geometries.get(0).inputSize()], ofInput, layers);
  }

  /** Returns the exponents: the input's, then each layer's. */
  public int[] exponents() {
    IntStream ofLayers = layers.stream().mapToInt(Layer::exponent);
    return IntStream.concat(IntStream.of(exponent), ofLayers).toArray();
  }

  /** The same shapes with other values, in the order of {@link #values()}. */
  public Case withValues(long[] values) {
    int at = input.length;
    List<Layer> filled = new ArrayList<>(layers.size());
    for (Layer layer : layers) {
      int biasAt = at + layer.weights().length;
      int end = biasAt + layer.bias().map(bias -> bias.length).orElse(0);
      long[] weights = Arrays.copyOfRange(values, at, biasAt);
      Optional<long[]> bias = layer.bias().map(old -> Arrays.copyOfRange(values, biasAt, end));
      filled.add(new Layer(layer.geometry(), weights, bias, layer.exponent()));
      at = end;
    }
    return new Case(Arrays.copyOf(values, input.length), exponent, filled);
  }

  /** All values: the input, then each layer's weights and biases. */
  public long[] values() {
    long[] values = Arrays.copyOf(input, valueCount());
    int at = input.length;
    for (Layer layer : layers) {
      at = append(layer.weights(), values, at);
      at = layer.bias().isPresent() ? append(layer.bias().get(), values, at) : at;
    }
    return values;
  }

  private static int append(long[] some, long[] to, int at) {
    System.arraycopy(some, 0, to, at, some.length);
    return at + some.length;
  }

  private int valueCount() {
    int count = input.length;
    for (Layer layer : layers) {
      count += layer.weights().length + layer.bias().map(bias -> bias.length).orElse(0);
    }
    return count;
  }

  /** Returns how far the geometries exceed the all-ones default. */
  public int size() {
    return layers.stream().mapToInt(layer -> layer.geometry().size()).sum();
  }

  /** The case line, see {@link CaseLine}. */
  @Override
  public String toString() {
    return CaseLine.print(this);
  }
}
