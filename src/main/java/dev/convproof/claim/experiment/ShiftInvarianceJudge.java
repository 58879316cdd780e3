package dev.convproof.claim.experiment;

import dev.convproof.algebra.LinearAlgebra;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.message.Message;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Which biases shift invariance forces to be equal. A layer gets a bias of its own at each window,
 * for each output map or for each pair of an output and an input channel; how many of them stay
 * free is the number of biases less the rank of how they break invariance, found by execution.
 */
public record ShiftInvarianceJudge(PlainShapes domain) implements Judge {
  @Override
  public Judgement judge() {
    return Judgement.of(
        Verdict.together(
            List.of(
                new Reading(
                    "one constant for each output map",
                    Exhaustion.of(
                        "co-numbers-free",
                        domain,
                        g -> Failure.unlessEqual(free(g, 1), g.outputChannels()))),
                new Reading(
                    "one constant for each pair of channels",
                    drawn(
                        Exhaustion.of(
                            "co-ci-numbers-free",
                            domain,
                            g ->
                                Failure.unlessEqual(
                                    free(g, g.inputChannels()),
                                    (long) g.outputChannels() * g.inputChannels())))))));
  }

  /** With the biases as free numbers: a row for each window, a column for each input channel. */
  private static Verdict drawn(Verdict verdict) {
    return verdict.refutation().<Verdict>map(by -> new Verdict.Refuted(drawn(by))).orElse(verdict);
  }

  private static Counterexample drawn(Counterexample by) {
    Geometry g = Notation.parse(by.on());
    List<List<String>> biases = new ArrayList<>();
    List<List<String>> outputs = new ArrayList<>();
    for (int window = 0; window < g.outputSize(); window++) {
      String row = Character.toString('₀' + window);
      List<String> ofWindow =
          IntStream.range(0, g.inputChannels())
              .mapToObj(channel -> "b" + row + Character.toString('₀' + channel))
              .toList();
      biases.add(ofWindow);
      outputs.add(List.of("x∗k + (" + String.join(" + ", ofWindow) + ")"));
    }
    List<Panel> grids =
        List.of(
            Panel.of(Role.PAIR_BIASES, biases),
            Panel.of(Role.OUTPUT, outputs),
            Panel.cell(Role.EXPECTED, ((Message.Verbatim) by.expected()).text()),
            Panel.cell(Role.ACTUAL, ((Message.Verbatim) by.actual()).text()).marked(0, 0));
    return new Counterexample(
        by.on(),
        Contrast.FREE_NUMBERS,
        by.expected(),
        by.actual(),
        by.smallest(),
        by.known(),
        g.outputSize() <= 9 && g.inputChannels() <= 9 ? CaseDrawing.of(grids) : Optional.empty());
  }

  /**
   * Returns how many biases stay free.
   *
   * @param each how many biases are added at each window of each output map
   */
  private static int free(Geometry g, int each) {
    Shape outputs = Shape.output(g);
    BigFraction[][] broken = new BigFraction[outputs.size() * each][];
    for (int bias = 0; bias < broken.length; bias++) {
      long[] biases = new long[broken.length];
      biases[bias] = 1;
      broken[bias] = violations(g, each, biases);
    }
    return broken.length - (broken[0].length == 0 ? 0 : LinearAlgebra.exactRank(broken));
  }

  /** Returns how far the layer is from moving its output when its input moves, down and right. */
  private static BigFraction[] violations(Geometry g, int each, long[] biases) {
    Shape inputs = Shape.input(g);
    long[] image = new SplittableRandom(g.size()).longs(inputs.size(), -9, 10).toArray();
    long[] still = layer(g, each, image, biases);
    List<BigFraction> violations = new ArrayList<>();
    for (int[] by : new int[][] {{1, 0}, {0, 1}}) {
      long[] moved = layer(g, each, moved(inputs, image, by), biases);
      long[] expected = moved(Shape.output(g), still, by);
      for (int at = 0; at < moved.length; at++) {
        int[] y = Shape.output(g).coordinates(at);
        if (y[2] >= by[0] && y[3] >= by[1]) {
          violations.add(BigFraction.of(moved[at] - expected[at]));
        }
      }
    }
    return violations.toArray(BigFraction[]::new);
  }

  /** The convolution, and at each output the sum of its biases. */
  private static long[] layer(Geometry g, int each, long[] image, long[] biases) {
    long[] kernels = new SplittableRandom(1).longs(g.weightSize(), -9, 10).toArray();
    long[] output = IntegerConvolution.convolve(g, image, kernels);
    for (int bias = 0; bias < biases.length; bias++) {
      output[bias / each] += biases[bias];
    }
    return output;
  }

  private static long[] moved(Shape shape, long[] values, int[] by) {
    long[] moved = new long[values.length];
    for (int at = 0; at < values.length; at++) {
      int[] x = shape.coordinates(at);
      if (x[2] >= by[0] && x[3] >= by[1]) {
        moved[at] = values[shape.at(x[0], x[1], x[2] - by[0], x[3] - by[1])];
      }
    }
    return moved;
  }
}
