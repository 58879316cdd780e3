package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.Source.circulating;
import static dev.convproof.claim.Claim.Source.exercise;
import static dev.convproof.claim.catalogue.Statements.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.experiment.AnyMapJudge;
import dev.convproof.claim.experiment.BlocksJudge;
import dev.convproof.claim.experiment.ComposedSizeJudge;
import dev.convproof.claim.experiment.CompositionJudge;
import dev.convproof.claim.experiment.FactoringJudge;
import dev.convproof.claim.experiment.FactoringJudge.EveryKernel;
import dev.convproof.claim.experiment.RoundingJudges.SameResult;
import dev.convproof.claim.experiment.StrategyJudges.Definition;
import dev.convproof.claim.experiment.StripJudge;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.BorderCondition;
import dev.convproof.strategy.DepthSpanning;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.ShiftedGemms;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.ToeplitzProduct;
import java.math.BigInteger;
import java.util.List;

/** The exercises whose answers are no formulas. */
final class ExerciseClaims {
  /** X [3, 3, 3] and K [2, 3, 1, 1]. */
  private static final Geometry SECTION = new Geometry(1, 1, 3, 2, Axis.of(3, 1), Axis.of(3, 1));

  /** The converse of composition: which kernels are compositions of two smaller ones. */
  private static final EveryKernel EVERY_KERNEL = new EveryKernel(3);

  private static final List<Claim> ALL =
      List.of(
          claim(
              "E1a",
              "E1a",
              exercise(),
              new CompositionJudge(Strategies.DEFINITION, BorderCondition::breaks, 6, 5)),
          claim(
              "E1b",
              "E1b",
              exercise(),
              new ComposedSizeJudge(
                  (k1, s1, d1, k2, s2, d2) -> d1 * (k1 - 1) + s1 * d2 * (k2 - 1) + 1,
                  (k1, s1, d1, k2, s2, d2) -> s1 * s2,
                  (k1, s1, d1, k2, s2, d2) -> gcd(d1, s1 * d2),
                  3)),
          claim("E1c", "E1c", exercise(), new FactoringJudge(5, EVERY_KERNEL)),
          claim("E1d", "E1d", exercise(), new AnyMapJudge(h -> h * (h - 1), 5)),
          claim("E1c-all", "E1c", circulating(), EVERY_KERNEL),
          claim("E5", "E5", exercise(), new SameResult(SECTION, 500)),
          claim(
              "E6",
              "E6",
              exercise(),
              new Definition(
                  List.of(
                      new Im2colGemm(),
                      new ShiftedGemms(),
                      new ToeplitzProduct(),
                      new DepthSpanning()),
                  4)),
          claim("E7", "E7", exercise(), new StripJudge((k, wide) -> k + wide - 1)),
          claim("E8", "E8", exercise(), new BlocksJudge((c, b) -> c * c / b, 16)));

  private ExerciseClaims() {}

  /** Returns the claims. */
  static List<Claim> all() {
    return ALL;
  }

  private static int gcd(int a, int b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact();
  }
}
