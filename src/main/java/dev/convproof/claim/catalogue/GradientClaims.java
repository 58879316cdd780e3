package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.experiment.LawJudge.OfGradients;
import dev.convproof.claim.experiment.StrategyJudges.Derivatives;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Laws;
import dev.convproof.strategy.backward.BackwardStrategies;
import java.util.List;

/** What any backward pass must obey, for every one that ConvProof has. */
final class GradientClaims {
  private static final int CASES = 200;

  static final List<Claim> ALL =
      List.of(
          claim("L19", "laws", Claim.Source.law())
              .states(
                  "Each number that a backward pass gives is the partial derivative of ΣG·y.",
                  "反向传播给出的每个数都是 ΣG·y 的偏导数。")
              .judge(new Derivatives(BackwardStrategies.all(), 3)),
          law("L20", Laws.GRADIENT_ADJOINT, "⟨G, X∗K⟩ = ⟨∂X, X⟩ = ⟨∂K, K⟩；有偏置时各加上 ⟨∂b, b⟩。"),
          law("L21", Laws.GRADIENT_UNIT_STEP, "⟨G, f(X + E)⟩ − ⟨G, f(X)⟩ 就是沿方向 E 的梯度，精确成立。"));

  private GradientClaims() {}

  private static Claim law(String id, GradientLaw law, String chinese) {
    return claim(id, "laws", Claim.Source.law())
        .states(law.statement(), chinese)
        .judge(new OfGradients(law, BackwardStrategies.all(), CASES));
  }
}
