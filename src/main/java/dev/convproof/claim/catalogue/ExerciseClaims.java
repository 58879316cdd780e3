package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.Source.exercise;
import static dev.convproof.claim.Claim.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.experiment.BlocksJudge;
import dev.convproof.claim.experiment.ComposedSizeJudge;
import dev.convproof.claim.experiment.CompositionJudge;
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
public final class ExerciseClaims {
  /** X [3, 3, 3] and K [2, 3, 1, 1]. */
  private static final Geometry SECTION = new Geometry(1, 1, 3, 2, Axis.of(3, 1), Axis.of(3, 1));

  private static final List<Claim> ALL =
      List.of(
          claim("E1a", "E1a", exercise())
              .states(
                  "Two stacked convolutions with no nonlinearity between them are one convolution,"
                      + " with channels, biases, strides and dilations, unless the second reads"
                      + " padding where the first would have computed something.",
                  "中间没有非线性的两次卷积等于一次卷积（多通道、带偏置、步幅和膨胀均可），" + "除非第二次卷积读到填充，而第一次卷积在那里本会算出结果。")
              .judge(new CompositionJudge(Strategies.DEFINITION, BorderCondition::breaks, 6, 5)),
          claim("E1b", "E1b", exercise())
              .states(
                  "The single kernel reaches d1(k1−1) + s1·d2(k2−1) + 1 on each axis, with stride"
                      + " s1·s2; its taps share the dilation gcd(d1, s1·d2). That is k1+k2−1 where"
                      + " strides and dilations are 1.",
                  "单个卷积核在每个轴上的长度是 d1(k1−1) + s1·d2(k2−1) + 1，步幅是 s1·s2，"
                      + "各权重的公共膨胀率是 gcd(d1, s1·d2)；步幅和膨胀率为 1 时就是 k1+k2−1。")
              .judge(
                  new ComposedSizeJudge(
                      (k1, s1, d1, k2, s2, d2) -> d1 * (k1 - 1) + s1 * d2 * (k2 - 1) + 1,
                      (k1, s1, d1, k2, s2, d2) -> s1 * s2,
                      (k1, s1, d1, k2, s2, d2) -> gcd(d1, s1 * d2),
                      3)),
          claim("E5", "E5", exercise())
              .states("Y1 and Y2 are exactly the same.", "Y1 和 Y2 完全相同。")
              .judge(new SameResult(SECTION, 500)),
          claim("E6", "E6", exercise())
              .states(
                  "Convolution by unfolding, by shifted 1×1 products, by one Toeplitz matrix and by"
                      + " kernels that span the depth is convolution, for every window.",
                  "展开成列、平移的 1×1 乘积之和、一个 Toeplitz 矩阵、贯穿深度的卷积核：" + "对任何窗口都能实现卷积。")
              .judge(
                  new Definition(
                      List.of(
                          new Im2colGemm(),
                          new ShiftedGemms(),
                          new ToeplitzProduct(),
                          new DepthSpanning()),
                      4)),
          claim("E7", "E7", exercise())
              .states(
                  "A strip Δ outputs wide reads k+Δ−1 columns, not k+Δ, where Δ strips one wide read"
                      + " Δ·k; the operations are the same; what must be held at once grows with Δ.",
                  "宽 Δ 的输出条带只需读 k+Δ−1 列（不是 k+Δ 列），而 Δ 条宽 1 的条带要读 Δ·k 列；" + "运算次数相同；需要同时保存的数随 Δ 增长。")
              .judge(new StripJudge((k, wide) -> k + wide - 1)),
          claim("E8", "E8", exercise())
              .states(
                  "A c×c matrix in b diagonal blocks takes c²/b multiplications instead of c²; all"
                      + " connections between blocks are lost; a shuffle between two such layers"
                      + " connects everything where b² ≤ c.",
                  "分成 b 个对角块的 c×c 矩阵只需 c²/b 次乘法，而不是 c² 次；块与块之间的联系全部失去；"
                      + "在两层之间打乱通道，当 b² ≤ c 时就能连通全部通道。")
              .judge(new BlocksJudge((c, b) -> c * c / b, 16)));

  private ExerciseClaims() {}

  /** All of them. */
  public static List<Claim> all() {
    return ALL;
  }

  private static int gcd(int a, int b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact();
  }
}
