package dev.convproof.claim.experiment;

import static dev.convproof.claim.experiment.IntegerConvolution.column;
import static dev.convproof.claim.experiment.IntegerConvolution.impulse;
import static dev.convproof.claim.experiment.IntegerConvolution.ones;

import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Verdict;
import dev.convproof.geometry.Axis;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * A judge of whether one convolution replaces two layers that have its receptive field: refuted by
 * a convolution, an activation and a convolution. The receptive field is found by changing each
 * input; that no convolution, with bias or without, equals the layers shows where f(x) + f(−x) is
 * not f(0) + f(0).
 *
 * @param activation between the layers
 * @param most the greatest kernel size that is tried
 */
public record ReluJudge(LongUnaryOperator activation, int most) implements Judge {
  /** Two kernels along one axis, on an input of k1+k2−1. */
  private record Kernels(int k1, int k2) {
    int reach() {
      return k1 + k2 - 1;
    }

    Axis first() {
      return Axis.of(reach(), k1);
    }

    Axis second() {
      return Axis.of(k2, k2);
    }
  }

  @Override
  public Judgement judge() {
    List<Kernels> all =
        IntStream.rangeClosed(2, 2 * most)
            .boxed()
            .flatMap(
                sum -> IntStream.rangeClosed(1, sum - 1).mapToObj(k1 -> new Kernels(k1, sum - k1)))
            .filter(kernels -> Math.max(kernels.k1(), kernels.k2()) <= most)
            .toList();
    List<Figure> figures = all.stream().map(this::figure).toList();
    Verdict verdict =
        all.stream()
            .filter(kernels -> receptiveField(kernels) == kernels.reach() && !isAffine(kernels))
            .findFirst()
            .<Verdict>map(kernels -> new Verdict.Refuted(counterexample(kernels)))
            .orElseGet(() -> new Verdict.Undecided(Message.of("reason.no-such-layers", most)));
    return new Judgement(verdict, figures);
  }

  private long output(Kernels kernels, long[] input) {
    long[] middle = IntegerConvolution.convolve(kernels.first(), input, ones(kernels.k1()));
    long[] active = Arrays.stream(middle).map(activation).toArray();
    return IntegerConvolution.convolve(kernels.second(), active, ones(kernels.k2()))[0];
  }

  /** Returns how many inputs change the output, starting from ones. */
  private int receptiveField(Kernels kernels) {
    long[] ones = ones(kernels.reach());
    return (int)
        IntStream.range(0, ones.length)
            .filter(
                x -> {
                  long[] changed = ones.clone();
                  changed[x]++;
                  return output(kernels, changed) != output(kernels, ones);
                })
            .count();
  }

  private boolean isAffine(Kernels kernels) {
    return both(kernels) == 2 * output(kernels, new long[kernels.reach()]);
  }

  /** f(x) + f(−x), where x is 1 at the first input and 0 elsewhere. */
  private long both(Kernels kernels) {
    long[] x = impulse(kernels.reach(), 0);
    return output(kernels, x) + output(kernels, Arrays.stream(x).map(v -> -v).toArray());
  }

  private Figure figure(Kernels kernels) {
    return new Figure(
        "receptive-field",
        Message.of(
            "value.receptive-field",
            kernels.k1(),
            kernels.k2(),
            receptiveField(kernels),
            both(kernels)));
  }

  private Counterexample counterexample(Kernels kernels) {
    long[] x = impulse(kernels.reach(), 0);
    Case c = new Case(x, 0, List.of(layer(kernels.first()), layer(kernels.second())));
    long[] negated = Arrays.stream(x).map(v -> -v).toArray();
    List<Panel> panels = new ArrayList<>(steps(Role.INPUT, kernels, x));
    panels.addAll(steps(Role.NEGATED, kernels, negated));
    String found = "f(x) + f(−x) = " + both(kernels);
    String implied = "f(x) + f(−x) = " + 2 * output(kernels, new long[kernels.reach()]);
    panels.add(Panel.cell(Role.EXPECTED, found));
    panels.add(Panel.cell(Role.ACTUAL, implied).marked(0, 0));
    return new Counterexample(
        c.toString(),
        Contrast.TRUTH_IMPLIED,
        Message.verbatim(found),
        Message.verbatim(implied),
        true,
        Exhaustion.known(0),
        CaseDrawing.of(panels));
  }

  /** The input, what the first layer makes of it, and what the activation leaves. */
  private List<Panel> steps(Role input, Kernels kernels, long[] x) {
    long[] middle = IntegerConvolution.convolve(kernels.first(), x, ones(kernels.k1()));
    return List.of(
        Panel.row(input, x),
        Panel.row(Role.INTERMEDIATE, middle),
        Panel.row(Role.ACTIVATED, Arrays.stream(middle).map(activation).toArray()));
  }

  private static Layer layer(Axis axis) {
    return Layer.of(column(axis), ones(axis.kernel()), Optional.empty());
  }
}
