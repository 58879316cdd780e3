package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.experiment.FactoringJudge;
import dev.convproof.claim.experiment.FactoringJudge.EveryKernel;
import java.util.List;

/** The converse of composition: which kernels are compositions of two smaller ones. */
public final class ConverseClaims {
  private static final int LONGEST = 5;
  private static final EveryKernel EVERY = new EveryKernel(3);

  private ConverseClaims() {}

  /** The claims, in order. */
  public static List<Claim> all() {
    return List.of(
        claim("E1c", "E1c", Source.exercise())
            .states(
                "The converse: a kernel of one channel is a composition of two, each with more than "
                    + "one nonzero entry, exactly when its polynomial is a product of two with more "
                    + "than one term each, and not every one is. In one dimension every kernel that "
                    + "spans four or more places between nonzero ends decomposes over the real "
                    + "numbers, three or more over the complex numbers. Through `ci*k1h*k1w` inner "
                    + "channels every kernel decomposes.",
                "逆命题：单通道卷积核是两个（各有不止一个非零元素的）卷积核的复合，当且仅当它的多项式"
                    + "是两个各有不止一项的多项式的乘积，而这并非总能做到。一维情形下，首尾非零且占不少于"
                    + "四个位置的卷积核在实数上总能分解，占不少于三个位置的在复数上总能分解。只要中间通道数"
                    + "达到 `ci*k1h*k1w`，任何卷积核都能分解。")
            .judge(new FactoringJudge(LONGEST, EVERY)),
        claim("E1c-all", "E1c", Source.circulating())
            .states(
                "Conversely, every kernel that is large enough is a composition of two "
                    + "kernels, each with more than one nonzero entry.",
                "反过来，任何足够大的卷积核都是两个卷积核的复合，且两者各有不止一个非零元素。")
            .judge(EVERY));
  }
}
