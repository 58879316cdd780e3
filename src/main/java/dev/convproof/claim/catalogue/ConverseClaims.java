package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.judge.ConverseJudge;
import dev.convproof.claim.judge.FactoringJudge;
import java.util.List;

/** The converse of composition: which kernels are compositions of two smaller ones. */
public final class ConverseClaims {
  private static final int LONGEST = 5;
  private static final ConverseJudge EVERY = new ConverseJudge(3);

  private ConverseClaims() {}

  /** The claims, in order. */
  public static List<Claim> all() {
    return List.of(
        claim("E1c", "E1c", Source.exercise())
            .states(
                "The converse: a kernel of one channel is a composition of two, neither a "
                    + "single tap, exactly when its polynomial factors, and not every one does. In "
                    + "one dimension every kernel of four or more taps between nonzero ends "
                    + "decomposes over the real numbers, of three or more over the complex "
                    + "numbers. Through `ci*k1h*k1w` inner channels every kernel decomposes.",
                "逆命题：单通道卷积核是两个（都不止一个非零元素的）卷积核的复合，当且仅当它的多项"
                    + "式可以因式分解，而这并非总能做到。一维情形下，首尾非零且不少于四个元素的卷积核在"
                    + "实数上总能分解，不少于三个元素的在复数上总能分解。只要中间通道数达到 `ci*k"
                    + "1h*k1w`，任何卷积核都能分解。")
            .judge(new FactoringJudge(LONGEST, EVERY)),
        claim("E1c-all", "E1c", Source.circulating())
            .states(
                "Conversely, every kernel that is large enough is a composition of two "
                    + "kernels, neither of them a single tap.",
                "反过来，任何足够大的卷积核都是两个卷积核的复合，且两者都不止一个非零元素。")
            .judge(EVERY));
  }
}
