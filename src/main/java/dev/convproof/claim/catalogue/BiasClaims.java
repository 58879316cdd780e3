package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.Source.post;
import static dev.convproof.claim.Claim.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.experiment.KernelJudges.Depth;
import dev.convproof.claim.experiment.KernelJudges.SingleNumber;
import dev.convproof.claim.experiment.KernelJudges.Volume;
import dev.convproof.claim.experiment.PairBiasJudge;
import dev.convproof.claim.experiment.PlainShapes;
import dev.convproof.claim.experiment.ShiftInvarianceJudge;
import java.util.List;

/** What the thread says of kernels, depths and biases. */
final class BiasClaims {
  static final List<Claim> POST_4 =
      List.of(
          claim("T4a", "E6", post(4))
              .states(
                  "A multi-channel 2-D convolution is a 3-D convolution whose kernels span the depth.",
                  "多通道二维卷积就是卷积核贯穿深度的三维卷积。")
              .judge(new Volume(PlainShapes.plain(6))),
          claim("T4b", "E2b", post(4))
              .states("In two dimensions it is a scalar.", "二维时它是一个标量。")
              .judge(new SingleNumber(PlainShapes.plain(4))));

  static final List<Claim> POST_8 =
      List.of(
          claim("T8a", "E2b", post(8))
              .states(
                  "A kernel is as deep as there are input channels, and there are as many kernels as"
                      + " output channels.",
                  "卷积核的深度等于输入通道数，卷积核的个数等于输出通道数。")
              .judge(new Depth(PlainShapes.plain(5))),
          claim("T8c", "E2b", post(8))
              .states("Each slice of a kernel has a bias of its own.", "卷积核的每一层各有一个偏置。")
              .judge(PairBiasJudge.added()));

  static final List<Claim> POST_9 =
      List.of(
          claim("T9a", "E2b", post(9))
              .states(
                  "The bias is two-dimensional: one for each pair of an output and an input channel.",
                  "偏置是二维的：每一对输出通道和输入通道各有一个。")
              .judge(PairBiasJudge.added()),
          claim("T9b", "E2b", post(9))
              .states("Shift invariance forces the bias to be one constant.", "平移不变性要求偏置是一个常数。")
              .judge(new ShiftInvarianceJudge(PlainShapes.plain(4))),
          claim("T9c", "E2b", post(9))
              .states(
                  "Where channels are joined by addition or by another operation, biases of pairs of"
                      + " channels matter one by one.",
                  "无论各通道用加法还是别的运算合并，每一对通道的偏置都各自起作用。")
              .judge(PairBiasJudge.underEveryJoin()));

  private BiasClaims() {}
}
