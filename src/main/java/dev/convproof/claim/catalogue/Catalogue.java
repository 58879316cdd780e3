package dev.convproof.claim.catalogue;

import dev.convproof.claim.Claim;
import java.util.List;
import java.util.stream.Stream;

/** Every statement to settle: the exercises, the thread, answers in circulation, and the laws. */
public final class Catalogue {
  private static final List<Claim> ALL =
      Stream.of(ExerciseClaims.all(), ConverseClaims.all(), ThreadClaims.all(), LawClaims.all())
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  /** All claims; no id twice. */
  public static List<Claim> all() {
    return ALL;
  }
}
