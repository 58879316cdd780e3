package dev.convproof.claim.experiment;

import static dev.convproof.claim.experiment.IntegerConvolution.ones;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.claim.experiment.PairBiasJudge.PairBiases;
import dev.convproof.claim.experiment.PairBiasJudge.PairBiases.Join;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Judges of the depth of kernels, of their number, and of what is one number. */
public final class KernelJudges {
  private KernelJudges() {}

  /**
   * A judge of whether the kernels number co and are ci deep: found by changing one weight, or one
   * input channel, at a time, where all numbers are 1, so that nothing cancels.
   */
  public record Depth(PlainShapes domain) implements Judge {
    @Override
    public Judgement judge() {
      Geometry grouped = Geometry.UNIT.withChannels(2, 2, 2);
      return new Judgement(
          Exhaustion.of("own-kernel", domain, Depth::failure),
          List.of(
              new Figure(
                  "kernel-depth",
                  Message.of(
                      "value.with-groups",
                      grouped.inputChannels(),
                      grouped.groups(),
                      depth(grouped, 0)))));
    }

    private static Optional<Failure> failure(Geometry g) {
      return Failure.unlessEqual(kernels(g), g.outputChannels())
          .or(
              () ->
                  IntStream.range(0, g.outputChannels())
                      .mapToObj(o -> Failure.unlessEqual(depth(g, o), g.inputChannels()))
                      .flatMap(Optional::stream)
                      .findFirst());
    }

    /** In how many sets the weights fall, by which output channels they change. */
    private static long kernels(Geometry g) {
      long[] image = ones(g.inputSize());
      return IntStream.range(0, g.weightSize())
          .mapToObj(
              weight -> {
                long[] kernels = ones(g.weightSize());
                kernels[weight]++;
                return changed(g, image, kernels);
              })
          .distinct()
          .count();
    }

    /** Returns how many input channels change an output channel. */
    private static long depth(Geometry g, int o) {
      long[] kernels = ones(g.weightSize());
      return IntStream.range(0, g.inputChannels())
          .filter(
              c -> {
                long[] image = ones(g.inputSize());
                Arrays.fill(image, c * g.pixels(), (c + 1) * g.pixels(), 2);
                return changed(g, image, kernels).contains(o);
              })
          .count();
    }

    /** The output channels that differ from those where all numbers are 1. */
    private static List<Integer> changed(Geometry g, long[] image, long[] kernels) {
      long[] before = IntegerConvolution.convolve(g, ones(g.inputSize()), ones(g.weightSize()));
      long[] after = IntegerConvolution.convolve(g, image, kernels);
      return IntStream.range(0, g.outputSize())
          .filter(at -> before[at] != after[at])
          .map(at -> at / g.windows())
          .distinct()
          .boxed()
          .toList();
    }
  }

  /**
   * A judge of what is a scalar: the bias of a kernel, the value of a window under a kernel, or the
   * value of a window under the whole layer. Counted from execution.
   */
  public record SingleNumber(PlainShapes domain) implements Judge {
    @Override
    public Judgement judge() {
      PairBiases added = new PairBiases(Join.SUM);
      return Judgement.of(
          Verdict.together(
              List.of(
                  new Reading(
                      "the bias of a kernel",
                      Exhaustion.of(
                          "rank-of-kernel-biases",
                          domain,
                          g ->
                              Failure.unlessEqual(
                                  added.rank(g.withChannels(1, g.inputChannels(), 1)), 1))),
                  new Reading(
                      "the value of a window under one kernel",
                      Exhaustion.of(
                          "one-value-under-one-kernel",
                          domain,
                          g -> scalar(g.withChannels(1, g.inputChannels(), 1)))),
                  new Reading(
                      "the value of a window under all kernels",
                      Exhaustion.of("one-value-under-all-kernels", domain, SingleNumber::drawn)))));
    }

    /** Returns the failure with a picture: a window, and the number that each kernel gives. */
    private static Optional<Failure> drawn(Geometry g) {
      return scalar(g)
          .map(
              values -> {
                List<Panel> panels = new ArrayList<>(List.of(Panel.cell(Role.WINDOW, "x")));
                for (int o = 0; o < g.outputChannels(); o++) {
                  panels.add(Panel.cell(Role.KERNEL, "k" + CaseDrawing.below(o)));
                }
                for (int o = 0; o < g.outputChannels(); o++) {
                  panels.add(Panel.cell(Role.OUTPUT, "x∗k" + CaseDrawing.below(o)));
                }
                panels.add(Panel.cell(Role.EXPECTED, Integer.toString(g.outputChannels())));
                panels.add(Panel.cell(Role.ACTUAL, "1").marked(0, 0));
                return new Failure(
                    values.contrast(), values.expected(), values.actual(), CaseDrawing.of(panels));
              });
    }

    private static Optional<Failure> scalar(Geometry g) {
      long[] output =
          IntegerConvolution.convolve(g, new long[g.inputSize()], new long[g.weightSize()]);
      return Failure.unlessEqual(output.length / g.windows(), 1);
    }
  }

  /**
   * A judge of whether a multi-channel 2-D convolution is a 3-D convolution whose kernels span the
   * depth: each kernel slides over the image as a volume, has one position along the depth, and
   * gives its map.
   */
  public record Volume(PlainShapes domain) implements Judge {
    @Override
    public Judgement judge() {
      int positions = new Axis(3, 2, 1, 0, 0, 1).output();
      return new Judgement(
          Exhaustion.of("one-position-along-depth", domain, Volume::failure),
          List.of(new Figure("depth-positions", "ci = 3, kd = 2: " + positions)));
    }

    private static Optional<Failure> failure(Geometry g) {
      Axis depth = Axis.of(g.inputChannels(), g.inputChannels());
      VolumeConvolution volume = new VolumeConvolution(depth, g.rows(), g.columns());
      Problem<Polynomial[]> problem = new Indeterminates().plain(g);
      Polynomial[] maps = Indeterminates.convolve(problem);
      for (int o = 0; o < g.outputChannels(); o++) {
        Polynomial[] map = Arrays.copyOfRange(maps, o * g.windows(), (o + 1) * g.windows());
        Polynomial[] solid =
            volume.convolve(Polynomials.INSTANCE, problem.input(), problem.weights(), o);
        if (depth.output() != 1 || !Arrays.equals(map, solid)) {
          return Optional.of(new Failure(Arrays.toString(map), Arrays.toString(solid)));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A plain three-dimensional convolution: a kernel volume [kd, kh, kw] slides over an image volume
   * [d, h, w] along three axes, each of its own.
   *
   * <p>Needs a semiring.
   */
  private record VolumeConvolution(Axis depth, Axis rows, Axis columns) {

    /** Returns the number of outputs, along the depth, then down, then right. */
    int outputSize() {
      return depth.output() * rows.output() * columns.output();
    }

    /**
     * Computes the output [depth.output(), rows.output(), columns.output()].
     *
     * @param image n volumes, of which the first is read; its channels are the depth
     * @param kernels co kernel volumes; their channels are the depth
     * @param o which kernel
     */
    <V> V convolve(Algebra<V> algebra, Tensor<V> image, Tensor<V> kernels, int o) {
      V output = algebra.zeros(outputSize());
      int y = 0;
      for (int d = 0; d < depth.output(); d++) {
        for (int i = 0; i < rows.output(); i++) {
          for (int j = 0; j < columns.output(); j++) {
            window(algebra, image, kernels, o, new int[] {d, i, j}, output, y++);
          }
        }
      }
      return output;
    }

    private <V> void window(
        Algebra<V> algebra,
        Tensor<V> image,
        Tensor<V> kernels,
        int o,
        int[] window,
        V output,
        int y) {
      for (int e = 0; e < depth.kernel(); e++) {
        for (int a = 0; a < rows.kernel(); a++) {
          for (int b = 0; b < columns.kernel(); b++) {
            int voxel =
                image
                    .shape()
                    .at(
                        0,
                        depth.position(window[0], e),
                        rows.position(window[1], a),
                        columns.position(window[2], b));
            int tap = kernels.shape().at(o, e, a, b);
            algebra.multiplyAdd(image.data(), voxel, kernels.data(), tap, output, y);
          }
        }
      }
    }
  }
}
