package dev.convproof.tensor;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Greedy shrinking without a test framework: from a failing case to one with no smaller neighbour.
 */
public final class Shrinking {
  private Shrinking() {}

  /**
   * Follows {@link SmallerCases} as long as one of them fails.
   *
   * @param failing fails
   * @param fails whether a case fails
   */
  public static Case minimise(Case failing, Predicate<Case> fails) {
    Case smallest = failing;
    Optional<Case> next = Optional.of(failing);
    while (next.isPresent()) {
      smallest = next.get();
      next = SmallerCases.of(smallest).filter(fails).findFirst();
    }
    return smallest;
  }
}
