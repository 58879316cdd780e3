package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.Source.post;
import static dev.convproof.claim.Claim.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.experiment.AffineJudge;
import dev.convproof.claim.experiment.PaddedStackJudges.FullPadding;
import dev.convproof.claim.experiment.PaddedStackJudges.SamePadding;
import dev.convproof.claim.experiment.ReluJudge;
import java.util.List;

/** What the thread says of two convolutions in a row. */
final class StackClaims {
  static final List<Claim> POST_5 =
      List.of(
          claim("T5a", "E1b", post(5))
              .states(
                  "Where each convolution pads to keep the size, the single kernel is not simply"
                      + " k1+k2−1.",
                  "若每次卷积都填充以保持大小，单个卷积核就不能简单写成 k1+k2−1。")
              .judge(new SamePadding()),
          claim("T5b", "E1b", post(5))
              .states(
                  "Composing two kernels of equal size takes padding: k2−1 on each side.",
                  "把两个大小相同的卷积核复合成一个时需要填充：每侧 k2−1。")
              .judge(new FullPadding(1, 4)));

  static final List<Claim> POST_6 =
      List.of(
          claim("T6", "E1a", post(6))
              .states(
                  "Equal receptive fields suffice for one convolution to replace two layers.",
                  "感受野大小一致，就足以用一次卷积代替两层。")
              .judge(new ReluJudge(value -> Math.max(0, value), 3)));

  static final List<Claim> POST_12 =
      List.of(
          claim("T12", "E1a", post(12))
              .states(
                  "A convolution with bias is affine, and affine maps compose to affine maps; hence"
                      + " one convolution replaces two.",
                  "带偏置的卷积是仿射变换，仿射变换的嵌套仍是仿射变换，所以一次卷积可以代替两次。")
              .judge(new AffineJudge(4, 5)));

  private StackClaims() {}
}
