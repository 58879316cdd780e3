package dev.convproof.claim.catalogue;

import static dev.convproof.claim.catalogue.Statements.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.experiment.LawJudge;
import dev.convproof.claim.experiment.LawJudge.OfGradients;
import dev.convproof.claim.experiment.StrategyJudges.ClosedFormCounts;
import dev.convproof.claim.experiment.StrategyJudges.Derivatives;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.law.StrategyLaw;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.backward.BackwardStrategies;
import java.util.List;

/** The laws of convolutions and of backward passes as claims, for every one that ConvProof has. */
final class LawClaims {
  private static final int CASES = 200;

  private LawClaims() {}

  /** Returns the claims. */
  static List<Claim> all() {
    return List.of(
        law("L1", Laws.AGREEMENT),
        law("L2", Laws.PURITY),
        law("L3", Laws.LINEARITY_IN_INPUT),
        law("L4", Laws.LINEARITY_IN_WEIGHTS),
        law("L5", Laws.TRANSLATION),
        law("L6", Laws.BATCH),
        law("L7", Laws.GROUPS),
        law("L8", Laws.DILATION),
        law("L9", Laws.PADDING),
        law("L10", Laws.STRIDE),
        law("L11", Laws.UNIT_KERNEL),
        law("L12", Laws.CHANNEL_PERMUTATION),
        law("L13", Laws.COMPOSITION),
        law("L14", Laws.BORDER, true),
        law("L15", Laws.BIAS_COUNT),
        law("L16", Laws.RECEPTIVE_FIELD),
        claim("L17", "laws", Source.law(), new ClosedFormCounts(Strategies.all(), 3)),
        claim("L19", "laws", Source.law(), new Derivatives(BackwardStrategies.all(), 3)),
        law("L20", Laws.GRADIENT_ADJOINT),
        law("L21", Laws.GRADIENT_UNIT_STEP));
  }

  private static Claim law(String id, Law law) {
    return law(id, law, false);
  }

  private static Claim law(String id, Law law, boolean regardlessOfValues) {
    int excess = excess(law.layers());
    return Statements.law(
        id, law, new LawJudge(law, Strategies.all(), regardlessOfValues, excess, CASES));
  }

  private static Claim law(String id, StrategyLaw law) {
    return Statements.law(id, law, LawJudge.of(law, Strategies.all(), excess(law.layers())));
  }

  private static Claim law(String id, GradientLaw law) {
    return Statements.law(id, law, new OfGradients(law, BackwardStrategies.all(), CASES));
  }

  private static int excess(int layers) {
    return layers == 1 ? 3 : 4;
  }
}
