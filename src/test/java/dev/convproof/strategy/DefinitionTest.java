package dev.convproof.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.DoubleDoubles;
import dev.convproof.algebra.Doubles;
import dev.convproof.generate.RandomFractions;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The definition beside a loop that is written from its formula, output by output. */
class DefinitionTest {
  private static final int SIZE = 5;
  private static final List<String> WHOLE =
      List.of(
          "n2ci4g2h7w7co6",
          "ci3h9w8co2sh2pt1",
          "ci2h8w8co2sw2",
          "ci2h6w5co3pl1pr2",
          "ci4g4h9w9co4kh3kw3sh2sw2pt1pb1pl1pr1",
          "ci3h12w11co2kh3kw2dh2dw3pt2pl4");

  /** Adds each output's products one by one, in the order of the formula. */
  private static double[] byFormula(Problem<double[]> p) {
    Geometry g = p.geometry();
    Axis rows = g.rows();
    Axis columns = g.columns();
    Shape x = Shape.input(g);
    Shape k = Shape.weights(g);
    Shape y = Shape.output(g);
    double[] output = new double[y.size()];
    for (int at = 0; at < output.length; at++) {
      int[] of = y.coordinates(at);
      output[at] = p.bias().isPresent() ? p.bias().get().data()[of[1]] : 0;
      for (int c = 0; c < k.channels(); c++) {
        for (int a = 0; a < k.height(); a++) {
          for (int b = 0; b < k.width(); b++) {
            int row = of[2] * rows.stride() + a * rows.dilation() - rows.padBefore();
            int column = of[3] * columns.stride() + b * columns.dilation() - columns.padBefore();
            if (row >= 0 && row < x.height() && column >= 0 && column < x.width()) {
              int channel = of[1] / g.outputChannelsPerGroup() * k.channels() + c;
              output[at] +=
                  p.input().data()[x.at(of[0], channel, row, column)]
                      * p.weights().data()[k.at(of[1], c, a, b)];
            }
          }
        }
      }
    }
    return output;
  }

  /** Rounded sums differ in their last bits where their terms are added in another order. */
  private static void agrees(Geometry g, long seed) {
    Problem<double[]> p = RandomFractions.problem(g, Doubles.INSTANCE, seed, 0);
    assertThat(Strategies.DEFINITION.convolve(Doubles.INSTANCE, p).data())
        .as(g.toString())
        .isEqualTo(byFormula(p));
  }

  @Test
  void givesTheSameBitsAsTheFormulaAtEverySmallShape() {
    int judged = 0;
    for (int size = 0; size <= SIZE; size++) {
      Iterator<Geometry> shapes = Shapes.ofSize(size).iterator();
      while (shapes.hasNext()) {
        agrees(shapes.next(), judged++);
      }
    }
    assertThat(judged).isGreaterThan(10_000);
  }

  @Test
  void givesTheSameBitsAsTheFormulaWhereRowsAreJoinedStridedGroupedOrPadded() {
    WHOLE.forEach(line -> agrees(Notation.parse(line), 7));
  }

  @Test
  void arithmeticsAddTheProductsOfARangeAsTheyAddEach() {
    for (String format : List.of("f64", "f32", "bf16", "f16", "i8", "i32", "i64")) {
      agrees(Arithmetic.named(format), 1, 1);
      agrees(Arithmetic.named(format), 3, 1);
      agrees(Arithmetic.named(format), 2, 3);
    }
    SplittableRandom random = new SplittableRandom(0);
    double[] x = random.doubles(40).toArray();
    double[] k = random.doubles(4).toArray();
    double[] all = random.doubles(40).toArray();
    double[] each = all.clone();
    DoubleDoubles.INSTANCE.multiplyAddAll(x, 2, 3, k, 1, all, 4, 2, 6);
    for (int at = 0; at < 6; at++) {
      DoubleDoubles.INSTANCE.multiplyAdd(x, 2 + 3 * at, k, 1, each, 4 + 2 * at);
    }
    assertThat(all).isEqualTo(each);
  }

  private static <V> void agrees(Arithmetic<V> numbers, int step, int yStep) {
    long[] values = new SplittableRandom(step).longs(40, -9, 9).toArray();
    V x = numbers.load(values, 0);
    V all = numbers.load(values, 0);
    V each = numbers.load(values, 0);
    numbers.multiplyAddAll(x, 2, step, x, 5, all, 4, yStep, 10);
    for (int at = 0; at < 10; at++) {
      numbers.multiplyAdd(x, 2 + at * step, x, 5, each, 4 + at * yStep);
    }
    for (int at = 0; at < values.length; at++) {
      assertThat(numbers.same(all, at, each, at)).as(numbers.name() + " " + at).isTrue();
    }
  }
}
