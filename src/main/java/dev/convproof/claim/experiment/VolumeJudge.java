package dev.convproof.claim.experiment;

import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Message;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.claim.thread.VolumeConvolution;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a multi-channel 2-D convolution is a 3-D convolution whose kernels span the depth: each
 * kernel slides over the image as a volume, has one position along the depth, and gives its map.
 */
public record VolumeJudge(Domain domain) implements Judge {
  @Override
  public Judgement judge() {
    int positions = new Axis(3, 2, 1, 0, 0, 1).output();
    return new Judgement(
        Exhaustion.of("one-position-along-depth", domain, VolumeJudge::failure),
        List.of(new Figure("depth-positions", "ci = 3, kd = 2: " + positions)));
  }

  private static Optional<Failure> failure(Geometry g) {
    Axis depth = Axis.of(g.inputChannels(), g.inputChannels());
    VolumeConvolution volume = new VolumeConvolution(depth, g.rows(), g.columns());
    Problem<Polynomial[]> problem = new Indeterminates().plain(g);
    Polynomial[] maps = Strategies.DEFINITION.convolve(Polynomials.INSTANCE, problem).data();
    for (int o = 0; o < g.outputChannels(); o++) {
      Polynomial[] map = Arrays.copyOfRange(maps, o * g.windows(), (o + 1) * g.windows());
      Polynomial[] solid =
          volume.convolve(Polynomials.INSTANCE, problem.input(), problem.weights(), o);
      if (depth.output() != 1 || !Arrays.equals(map, solid)) {
        return Optional.of(
            new Failure(
                Message.verbatim(Arrays.toString(map)), Message.verbatim(Arrays.toString(solid))));
      }
    }
    return Optional.empty();
  }
}
