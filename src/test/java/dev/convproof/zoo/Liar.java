package dev.convproof.zoo;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A convolution that is the definition but for one detail: where a tap reads, how a bias is added,
 * what shape comes out, what a product is, or what happens to the result.
 */
record Liar(
    String name,
    Consumer<Tap> reading,
    BiasRule bias,
    Function<Geometry, Shape> shape,
    ProductRule product,
    Finish finish)
    implements Strategy {

  /** The definition itself, under another name: still honest. */
  static Liar named(String name) {
    return new Liar(
        name, tap -> {}, BiasRule.RIGHT, Shape::output, Algebra::multiplyAdd, Finish.NONE);
  }

  Liar reading(Consumer<Tap> lie) {
    return new Liar(name, lie, bias, shape, product, finish);
  }

  Liar biased(BiasRule lie) {
    return new Liar(name, reading, lie, shape, product, finish);
  }

  Liar shaped(Function<Geometry, Shape> lie) {
    return new Liar(name, reading, bias, lie, product, finish);
  }

  Liar multiplying(ProductRule lie) {
    return new Liar(name, reading, bias, shape, lie, finish);
  }

  Liar finishing(Finish lie) {
    return new Liar(name, reading, bias, shape, product, lie);
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Shape due = shape.apply(problem.geometry());
    Tensor<V> output = new Tensor<>(due, algebra.zeros(due.size()));
    problem.bias().ifPresent(b -> bias.add(algebra, problem.geometry(), b.data(), output));
    for (int y = 0; y < due.size(); y++) {
      window(algebra, problem, output, due.coordinates(y));
    }
    finish.change(algebra, problem, output);
    return output;
  }

  private <V> void window(Algebra<V> algebra, Problem<V> problem, Tensor<V> output, int[] y) {
    Geometry g = problem.geometry();
    for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
      for (int a = 0; a < g.rows().kernel(); a++) {
        for (int b = 0; b < g.columns().kernel(); b++) {
          Tap tap = new Tap(g, y[0], y[1], y[2], y[3], c, a, b);
          reading.accept(tap);
          if (tap.readsData()) {
            add(algebra, problem, output, tap);
          }
        }
      }
    }
  }

  private <V> void add(Algebra<V> algebra, Problem<V> problem, Tensor<V> output, Tap t) {
    int x = problem.input().shape().at(t.image, t.channel, t.row, t.column);
    int k = problem.weights().shape().at(t.kernel, t.c, t.a, t.b);
    int y = output.shape().at(t.toImage, t.toChannel, t.i, t.j);
    product.add(algebra, problem.input().data(), x, problem.weights().data(), k, output.data(), y);
  }

  /** Which bias is added to an output channel, and how often. */
  record BiasRule(BiasChannel channel, Function<Geometry, Integer> times) {
    static final BiasRule RIGHT = new BiasRule((g, n, o) -> o, g -> 1);

    <V> void add(Algebra<V> algebra, Geometry g, V biases, Tensor<V> output) {
      Shape y = output.shape();
      for (int n = 0; n < y.outer(); n++) {
        for (int o = 0; o < y.channels(); o++) {
          for (int time = 0; time < times.apply(g); time++) {
            algebra.add(
                biases, channel.of(g, n, o), 0, output.data(), y.at(n, o, 0, 0), 1, y.plane());
          }
        }
      }
    }
  }

  /** The position of the bias that an output channel of an image gets. */
  @FunctionalInterface
  interface BiasChannel {
    int of(Geometry g, int n, int o);
  }

  /** Adds what should be the product of an input and a weight. */
  @FunctionalInterface
  interface ProductRule {
    <V> void add(Algebra<V> algebra, V x, int xAt, V k, int kAt, V y, int yAt);
  }

  /** What is done to the finished output, or to the problem. */
  @FunctionalInterface
  interface Finish {
    Finish NONE =
        new Finish() {
          @Override
          public <V> void change(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {}
        };

    <V> void change(Algebra<V> algebra, Problem<V> problem, Tensor<V> output);
  }
}
