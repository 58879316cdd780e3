package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.Source.post;
import static dev.convproof.claim.Claim.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.experiment.PlainShapes;
import dev.convproof.claim.experiment.ProgramJudge;
import dev.convproof.claim.experiment.ProgramJudge.Corrected;
import dev.convproof.claim.experiment.ProgramJudge.MatrixProductsOnly;
import dev.convproof.claim.experiment.RoundingJudges.Difference;
import dev.convproof.claim.experiment.RoundingJudges.Threshold;
import dev.convproof.claim.thread.ThreadPrograms;
import dev.convproof.claim.thread.ThreadPrograms.Post3;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.math.BigDecimal;
import java.util.List;

/** What the thread says of its three programs. */
final class ProgramClaims {
  private static final int EXCESS = 8;
  private static final int DRAWS = 500;

  /** X [3, 3, 3] and K [2, 3, 2, 2], as in post 10. */
  private static final Geometry EXPERIMENT = new Geometry(1, 1, 3, 2, Axis.of(3, 2), Axis.of(3, 2));

  private static final PlainShapes TWO_BY_TWO =
      new PlainShapes(g -> g.rows().kernel() == 2 && g.columns().kernel() == 2, EXCESS);
  private static final PlainShapes TWO_BY_TWO_AND_MORE =
      new PlainShapes(g -> g.rows().kernel() >= 2 && g.columns().kernel() >= 2, EXCESS);

  static final List<Claim> POST_2 =
      List.of(
          claim("T2a", "E6", post(2))
              .states(
                  "corr2d_multi_in_out_2x2, a sum of shifted 1×1 convolutions, is right for 2×2"
                      + " kernels.",
                  "corr2d_multi_in_out_2x2（平移后的 1×1 卷积之和）对 2×2 卷积核正确。")
              .judge(new ProgramJudge(ThreadPrograms.POST_2, TWO_BY_TWO)),
          claim("T2b", "E6", post(2))
              .states(
                  "2×2 and more are the same: this code is right for every larger kernel, too.",
                  "“2×2 和多×多其实是一样的”：这段代码对更大的卷积核也正确。")
              .judge(
                  new Corrected(
                      ThreadPrograms.POST_2,
                      TWO_BY_TWO_AND_MORE,
                      ThreadPrograms.POST_2_CORRECTED,
                      "X[:, i:h-k_h+1+i, j:w-k_w+1+j]")),
          claim("T2c", "E5", post(2))
              .states(
                  "Σ|Y1 − Y2| = 1.2219e-06 shows that something is wrong: the data type must change.",
                  "Σ|Y1 − Y2| = 1.2219e-06 说明有错误，需要改变数据类型。")
              .judge(
                  new Difference(
                      ThreadPrograms.POST_2,
                      TWO_BY_TWO,
                      EXPERIMENT,
                      new BigDecimal("1.2219e-06"),
                      DRAWS)));

  static final List<Claim> POST_3 =
      List.of(
          claim("T3a", "E6", post(3))
              .states(
                  "convolution, window by window and channel by channel, is a convolution.",
                  "逐窗口、逐通道的 convolution 是卷积。")
              .judge(new ProgramJudge(ThreadPrograms.POST_3, PlainShapes.plain(EXCESS))),
          claim("T3b", "E6", post(3))
              .states("It uses only matrix multiplication.", "它只用了矩阵乘法。")
              .judge(new MatrixProductsOnly(new Post3(), PlainShapes.plain(EXCESS))));

  static final List<Claim> POST_10 =
      List.of(
          claim("T10a", "E6", post(10))
              .states(
                  "corr2d_matmul_channels, which unfolds and takes a matrix product, is a"
                      + " convolution for every shape.",
                  "corr2d_matmul_channels（先展开，再做矩阵乘法）对任何形状都是卷积。")
              .judge(new ProgramJudge(ThreadPrograms.POST_10, PlainShapes.plain(EXCESS))),
          claim("T10b", "E5", post(10))
              .states(
                  "Σ|Y1 − Y2| < 1e-6 tells right programs from wrong ones.",
                  "Σ|Y1 − Y2| < 1e-6 能区分正确的程序和错误的程序。")
              .judge(
                  new Threshold(
                      ThreadPrograms.POST_10, EXPERIMENT, new BigDecimal("1e-6"), DRAWS)));

  private ProgramClaims() {}
}
