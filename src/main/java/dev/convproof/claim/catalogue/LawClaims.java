package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Judge;
import dev.convproof.claim.experiment.LawJudge;
import dev.convproof.claim.experiment.StrategyJudges.ClosedFormCounts;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.law.StrategyLaw;
import dev.convproof.strategy.Strategies;
import java.util.List;

/** What any convolution must obey, for every way that ConvProof has to compute one. */
public final class LawClaims {
  private static final List<Claim> ALL =
      List.of(
          law("L1", Laws.AGREEMENT, "每种算法的结果都与定义相等。"),
          law("L2", Laws.PURITY, "两次调用结果相同，输入不变，结果不与任何缓冲区共享。"),
          law("L3", Laws.LINEARITY_IN_INPUT, "对输入：f(a) + f(b) = f(a + b) + f(0)，精确成立。"),
          law("L4", Laws.LINEARITY_IN_WEIGHTS, "对权重：f(a) + f(b) = f(a + b) + f(0)，精确成立。"),
          law("L5", Laws.TRANSLATION, "远离边界处，输入平移一个步幅，输出就平移一个窗口。"),
          law("L6", Laws.BATCH, "批量中的每幅图像与单独计算时结果相同。"),
          law("L7", Laws.GROUPS, "分组等价于不分组的块对角权重。"),
          law("L8", Laws.DILATION, "膨胀的卷积核等价于填入零的卷积核。"),
          law("L9", Laws.PADDING, "填充等价于本身就含有这些零的输入。"),
          law("L10", Laws.STRIDE, "步幅 s 的输出就是步幅 1 的输出中每 s 个取一个（取每 s 个中的第一个）。"),
          law("L11", Laws.UNIT_KERNEL, "在通道上为单位矩阵的 1×1 卷积核不改变任何东西。"),
          law("L12", Laws.CHANNEL_PERMUTATION, "通道没有次序：连同卷积核一起反转，输出也只是反转。"),
          law("L13", Laws.COMPOSITION, "第二次不填充的两次卷积等于一次用复合卷积核的卷积。"),
          regardlessOfValues("L14", Laws.BORDER, "第二次卷积的填充，恰好在它读到第一次卷积本会填入的位置时，破坏复合。"),
          ownArithmetics("L15", Laws.BIAS_COUNT, "一层有 co 个偏置：每对通道各一个时，其秩为 co。"),
          ownArithmetics("L16", Laws.RECEPTIVE_FIELD, "能影响一个输出的输入，就是复合卷积核各权重下的输入。"),
          claim("L17", "laws", Claim.Source.law())
              .states(
                  "Every way to compute a convolution executes as many operations as its closed form"
                      + " says.",
                  "每种算法执行的运算次数都等于其闭式给出的次数。")
              .judge(new ClosedFormCounts(Strategies.all(), 3)));

  private LawClaims() {}

  /** All of them. */
  public static List<Claim> all() {
    return ALL;
  }

  private static Claim law(String id, Law law, String chinese) {
    return of(id, law, chinese, false);
  }

  /** A law that chooses its values itself, or counts. */
  private static Claim regardlessOfValues(String id, Law law, String chinese) {
    return of(id, law, chinese, true);
  }

  private static Claim ownArithmetics(String id, StrategyLaw law, String chinese) {
    Judge judge = LawJudge.of(law, Strategies.all(), law.layers() == 1 ? 3 : 4);
    return claim(id, "laws", Claim.Source.law()).states(law.statement(), chinese).judge(judge);
  }

  private static Claim of(String id, Law law, String chinese, boolean regardlessOfValues) {
    int excess = law.layers() == 1 ? 3 : 4;
    Judge judge = new LawJudge(law, Strategies.all(), regardlessOfValues, excess, 200);
    return claim(id, "laws", Claim.Source.law()).states(law.statement(), chinese).judge(judge);
  }
}
