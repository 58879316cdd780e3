package dev.convproof.zoo;

import dev.convproof.Convolution;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Fft;
import dev.convproof.strategy.Winograd;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Convolutions that differ from ours in every way that is allowed, and are right. */
final class Rightful {
  private static final int WORTH_IT = 256;
  private static final float[] SCRATCH = new float[1 << 21];

  private Rightful() {}

  /** All of them; {@link NumberFormats} has those that mix formats. */
  static List<Subject<?>> all() {
    List<Subject<?>> all = new ArrayList<>();
    Sums.all().forEach(sum -> all.add(sum.subject()));
    all.add(floats("channels last inside", Rightful::channelsLast));
    all.add(floats("inputs added to outputs", Rightful::scattered));
    all.add(floats("two threads, over output channels", (g, x, k, b) -> threads(g, x, k, b, true)));
    all.add(floats("two threads, over images", (g, x, k, b) -> threads(g, x, k, b, false)));
    all.add(floats("windows in one scratch buffer", Rightful::inScratch));
    all.add(floats("a padded copy", Rightful::paddedCopy));
    all.add(new Winograd(2, 2).over(Arithmetic.FLOAT32));
    all.add(new Winograd(4, 4).over(Arithmetic.FLOAT32));
    all.add(new Fft(false).over(Arithmetic.FLOAT64));
    return all;
  }

  private static Subject<float[]> floats(String name, Convolution<float[]> right) {
    return Subject.of(name, Arithmetic.FLOAT32, right);
  }

  private static float[] channelsLast(Geometry g, float[] x, float[] k, Optional<float[]> bias) {
    int[] ofX = {g.batch(), g.inputChannels(), g.rows().input(), g.columns().input()};
    float[] last = new float[x.length];
    each(ofX, (n, c, i, j, at) -> last[((n * ofX[2] + i) * ofX[3] + j) * ofX[1] + c] = x[at]);
    float[] y = new float[g.outputSize()];
    eachProduct(
        g,
        (n, o, c, i, j, to, weight) -> {
          int from = ((n * ofX[2] + i) * ofX[3] + j) * ofX[1] + c;
          y[to] += last[from] * k[weight];
        });
    return biased(g, y, bias);
  }

  /** For each input, in the order in which it lies in memory, all that it adds to. */
  private static float[] scattered(Geometry g, float[] x, float[] k, Optional<float[]> bias) {
    float[] y = new float[g.outputSize()];
    List<int[]> all = new ArrayList<>();
    Shape input = Shape.input(g);
    eachProduct(
        g, (n, o, c, i, j, to, weight) -> all.add(new int[] {input.at(n, c, i, j), weight, to}));
    all.sort((a, b) -> Integer.compare(a[0], b[0]));
    all.forEach(one -> y[one[2]] += x[one[0]] * k[one[1]]);
    return biased(g, y, bias);
  }

  private static float[] threads(
      Geometry g, float[] x, float[] k, Optional<float[]> bias, boolean channels) {
    float[] y = new float[g.outputSize()];
    Shape input = Shape.input(g);
    int parts = (long) g.products() * g.outputSize() > WORTH_IT ? 2 : 1;
    IntStream.range(0, parts)
        .parallel()
        .forEach(
            mine ->
                eachProduct(
                    g,
                    (n, o, c, i, j, to, weight) -> {
                      if ((channels ? o : n) % parts == mine) {
                        y[to] += x[input.at(n, c, i, j)] * k[weight];
                      }
                    }));
    return biased(g, y, bias);
  }

  /** One window after the other is copied into one buffer that lives longer than the call. */
  private static synchronized float[] inScratch(
      Geometry g, float[] x, float[] k, Optional<float[]> bias) {
    float[] y = new float[g.outputSize()];
    Shape input = Shape.input(g);
    Arrays.fill(SCRATCH, 0, g.outputSize(), 0);
    eachProduct(
        g, (n, o, c, i, j, to, weight) -> SCRATCH[to] += x[input.at(n, c, i, j)] * k[weight]);
    System.arraycopy(SCRATCH, 0, y, 0, y.length);
    return biased(g, y, bias);
  }

  private static float[] paddedCopy(Geometry g, float[] x, float[] k, Optional<float[]> bias) {
    Geometry padded = g.paddingMadeExplicit();
    Shape from = Shape.input(g);
    Shape to = Shape.input(padded);
    float[] copy = new float[to.size()];
    int[] shape = {from.outer(), from.channels(), from.height(), from.width()};
    each(
        shape,
        (n, c, i, j, at) ->
            copy[to.at(n, c, i + g.rows().padBefore(), j + g.columns().padBefore())] = x[at]);
    float[] y = new float[g.outputSize()];
    eachProduct(
        padded, (n, o, c, i, j, out, weight) -> y[out] += copy[to.at(n, c, i, j)] * k[weight]);
    return biased(g, y, bias);
  }

  private static float[] biased(Geometry g, float[] y, Optional<float[]> bias) {
    bias.ifPresent(
        b -> {
          for (int at = 0; at < y.length; at++) {
            y[at] += b[at / g.windows() % g.outputChannels()];
          }
        });
    return y;
  }

  /** An element of a tensor of four axes. */
  @FunctionalInterface
  private interface Element {
    void at(int n, int c, int i, int j, int at);
  }

  private static void each(int[] shape, Element element) {
    int at = 0;
    for (int n = 0; n < shape[0]; n++) {
      for (int c = 0; c < shape[1]; c++) {
        for (int i = 0; i < shape[2]; i++) {
          for (int j = 0; j < shape[3]; j++) {
            element.at(n, c, i, j, at++);
          }
        }
      }
    }
  }

  /** A product: image, output channel, input channel, input's row and column, output, weight. */
  @FunctionalInterface
  private interface Product {
    void at(int n, int o, int c, int row, int column, int output, int weight);
  }

  private static void eachProduct(Geometry g, Product product) {
    int[] y = {g.batch(), g.outputChannels(), g.rows().output(), g.columns().output()};
    each(
        y,
        (n, o, i, j, output) -> {
          for (int tap = 0; tap < g.products(); tap++) {
            int a = tap / g.columns().kernel() % g.rows().kernel();
            int row = g.rows().position(i, a);
            int column = g.columns().position(j, tap % g.columns().kernel());
            if (g.rows().inside(row) && g.columns().inside(column)) {
              int c = g.firstInputChannel(o) + tap / g.taps();
              product.at(n, o, c, row, column, output, o * g.products() + tap);
            }
          }
        });
  }
}
