package dev.convproof.claim.catalogue;

import dev.convproof.claim.Claim;
import java.util.List;
import java.util.stream.Stream;

/** The claims of the thread that are no formulas, in the order of the posts. */
public final class ThreadClaims {
  private static final List<Claim> ALL =
      Stream.of(
              ProgramClaims.POST_2,
              ProgramClaims.POST_3,
              BiasClaims.POST_4,
              StackClaims.POST_5,
              StackClaims.POST_6,
              BiasClaims.POST_8,
              BiasClaims.POST_9,
              ProgramClaims.POST_10,
              StackClaims.POST_12)
          .flatMap(List::stream)
          .toList();

  private ThreadClaims() {}

  /** All of them. */
  public static List<Claim> all() {
    return ALL;
  }
}
