package dev.convproof.zoo;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Liars about shapes and values: sizes off by one, nonlinearity, rounding, saturation. */
final class Results {
  private Results() {}

  static final Liar LAST_ROW_MISSING =
      Liar.named("last row missing").shaped(g -> withRows(g, g.rows().output() - 1));

  static final Liar SIZE_ROUNDED_UP =
      Liar.named("size rounded up")
          .shaped(g -> withRows(g, g.rows().output() + (g.rows().slack() > 0 ? 1 : 0)));

  static final Liar PADDING_OF_THE_BEGINNING_TWICE =
      Liar.named("padding of the beginning on both sides")
          .shaped(g -> withRows(g, symmetric(g.rows())));

  private static int symmetric(Axis axis) {
    int padded = axis.input() + 2 * axis.padBefore();
    return Math.max(0, padded - axis.reach() + axis.stride()) / axis.stride();
  }

  static Shape withRows(Geometry g, int rows) {
    Shape right = Shape.output(g);
    return new Shape(right.outer(), right.channels(), rows, right.width());
  }

  static final Liar OUTPUT_TRANSPOSED =
      Liar.named("output transposed").finishing(Results::transpose);

  private static <V> void transpose(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {
    Shape y = output.shape();
    V right = algebra.slice(output.data(), 0, y.size());
    for (int plane = 0; plane < y.outer() * y.channels(); plane++) {
      for (int j = 0; j < y.width(); j++) {
        int from = plane * y.plane() + j;
        int to = plane * y.plane() + j * y.height();
        algebra.copy(right, from, y.width(), output.data(), to, 1, y.height());
      }
    }
  }

  static final Liar SQUARED_WEIGHTS =
      Liar.named("squared weights").multiplying(Results::squaredWeight);

  private static <V> void squaredWeight(
      Algebra<V> algebra, V x, int xAt, V k, int kAt, V y, int yAt) {
    V square = algebra.zeros(1);
    algebra.multiplyAdd(k, kAt, k, kAt, square, 0);
    algebra.multiplyAdd(x, xAt, square, 0, y, yAt);
  }

  static final Liar SQUARED_INPUT = Liar.named("squared input").multiplying(Results::squaredInput);

  private static <V> void squaredInput(
      Algebra<V> algebra, V x, int xAt, V k, int kAt, V y, int yAt) {
    squaredWeight(algebra, k, kAt, x, xAt, y, yAt);
  }

  static final Liar FLOAT_ACCUMULATOR =
      Liar.named("float accumulator").multiplying(Results::addAsFloat);

  private static <V> void addAsFloat(Algebra<V> algebra, V x, int xAt, V k, int kAt, V y, int yAt) {
    algebra.multiplyAdd(x, xAt, k, kAt, y, yAt);
    if (y instanceof double[] sums) {
      sums[yAt] = (float) sums[yAt];
    }
  }

  static final Liar RECTIFIED =
      Liar.named("rectified").finishing(new EachOutput(value -> Math.max(0, value)));

  static final Liar SATURATED =
      Liar.named("saturated at 32 bits")
          .finishing(
              new EachOutput(
                  value -> Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value))));

  /** What is done to each output, over doubles and floats only. */
  record EachOutput(DoubleUnaryOperator lie) implements Liar.Finish {
    @Override
    public <V> void change(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {
      if (output.data() instanceof double[] values) {
        Arrays.setAll(values, y -> lie.applyAsDouble(values[y]));
      } else if (output.data() instanceof float[] values) {
        for (int y = 0; y < values.length; y++) {
          values[y] = (float) lie.applyAsDouble(values[y]);
        }
      }
    }
  }
}
