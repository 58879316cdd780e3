package dev.convproof.claim.catalogue;

import static dev.convproof.claim.catalogue.Statements.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.Judge;
import dev.convproof.claim.experiment.AffineJudge;
import dev.convproof.claim.experiment.KernelJudges.Depth;
import dev.convproof.claim.experiment.KernelJudges.SingleNumber;
import dev.convproof.claim.experiment.KernelJudges.Volume;
import dev.convproof.claim.experiment.PaddedStackJudges.FullPadding;
import dev.convproof.claim.experiment.PaddedStackJudges.SamePadding;
import dev.convproof.claim.experiment.PairBiasJudge;
import dev.convproof.claim.experiment.PlainShapes;
import dev.convproof.claim.experiment.ProgramJudge;
import dev.convproof.claim.experiment.ProgramJudge.Corrected;
import dev.convproof.claim.experiment.ProgramJudge.MatrixProductsOnly;
import dev.convproof.claim.experiment.ReluJudge;
import dev.convproof.claim.experiment.RoundingJudges.Difference;
import dev.convproof.claim.experiment.RoundingJudges.Threshold;
import dev.convproof.claim.experiment.ShiftInvarianceJudge;
import dev.convproof.claim.thread.ThreadPrograms;
import dev.convproof.claim.thread.ThreadPrograms.Post3;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.math.BigDecimal;
import java.util.List;

/** The claims of the thread that are no formulas, in the order of the posts. */
final class ThreadClaims {
  private static final int EXCESS = 8;
  private static final int DRAWS = 500;

  /** X [3, 3, 3] and K [2, 3, 2, 2], as in post 10. */
  private static final Geometry EXPERIMENT = new Geometry(1, 1, 3, 2, Axis.of(3, 2), Axis.of(3, 2));

  private static final PlainShapes TWO_BY_TWO =
      new PlainShapes(g -> g.rows().kernel() == 2 && g.columns().kernel() == 2, EXCESS);
  private static final PlainShapes TWO_BY_TWO_AND_MORE =
      new PlainShapes(g -> g.rows().kernel() >= 2 && g.columns().kernel() >= 2, EXCESS);

  /** Those on which a product by elements and a product of matrices differ. */
  private static final PlainShapes OF_SEVERAL_TAPS =
      new PlainShapes(g -> g.rows().kernel() * g.columns().kernel() > 1, EXCESS);

  private static final PlainShapes ALL_PLAIN = PlainShapes.plain(EXCESS);

  private ThreadClaims() {}

  /** Returns the claims. */
  static List<Claim> all() {
    return List.of(
        said(2, "T2a", "E6", new ProgramJudge(ThreadPrograms.POST_2, TWO_BY_TWO)),
        said(
            2,
            "T2b",
            "E6",
            new Corrected(
                ThreadPrograms.POST_2,
                TWO_BY_TWO_AND_MORE,
                ThreadPrograms.POST_2_CORRECTED,
                "X[:, i:h-k_h+1+i, j:w-k_w+1+j]")),
        said(
            2,
            "T2c",
            "E5",
            new Difference(
                ThreadPrograms.POST_2,
                TWO_BY_TWO,
                EXPERIMENT,
                new BigDecimal("1.2219e-06"),
                DRAWS)),
        said(3, "T3a", "E6", new ProgramJudge(ThreadPrograms.POST_3, ALL_PLAIN)),
        said(3, "T3b", "E6", new MatrixProductsOnly(new Post3(), OF_SEVERAL_TAPS)),
        said(4, "T4a", "E6", new Volume(PlainShapes.plain(6))),
        said(4, "T4b", "E2b", new SingleNumber(PlainShapes.plain(4))),
        said(5, "T5a", "E1b", new SamePadding()),
        said(5, "T5b", "E1b", new FullPadding(1, 4)),
        said(6, "T6", "E1a", new ReluJudge(value -> Math.max(0, value), 3)),
        said(8, "T8a", "E2b", new Depth(PlainShapes.plain(5))),
        said(8, "T8c", "E2b", PairBiasJudge.added()),
        said(9, "T9a", "E2b", PairBiasJudge.added()),
        said(9, "T9b", "E2b", new ShiftInvarianceJudge(PlainShapes.plain(4))),
        said(9, "T9c", "E2b", PairBiasJudge.underEveryJoin()),
        said(10, "T10a", "E6", new ProgramJudge(ThreadPrograms.POST_10, ALL_PLAIN)),
        said(
            10,
            "T10b",
            "E5",
            new Threshold(ThreadPrograms.POST_10, EXPERIMENT, new BigDecimal("1e-6"), DRAWS)),
        said(12, "T12", "E1a", new AffineJudge(4, 5)));
  }

  private static Claim said(int post, String id, String topic, Judge judge) {
    return claim(id, topic, Source.post(post), judge);
  }
}
