package dev.convproof.tensor;

import dev.convproof.geometry.Notation;
import java.util.Optional;

/**
 * The inputs of the examples that the section itself computes.
 *
 * <p>Source: Zhang, Lipton, Li and Smola, Dive into Deep Learning, "Multiple Input and Multiple
 * Output Channels".
 */
public final class SectionExample {
  private static final long[] X = {0, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  private static final long[] K = {0, 1, 2, 3, 1, 2, 3, 4};
  private static final long[] K_K1_K2 = {
    0, 1, 2, 3, 1, 2, 3, 4, // K
    1, 2, 3, 4, 2, 3, 4, 5, // K + 1
    2, 3, 4, 5, 3, 4, 5, 6, // K + 2
  };

  /** X [2, 3, 3] under K [1, 2, 2, 2]. */
  public static final Case ONE_OUTPUT = example("ci2h3w3kh2kw2", K);

  /** X [2, 3, 3] under K, K + 1 and K + 2, [3, 2, 2, 2]. */
  public static final Case THREE_OUTPUTS = example("ci2h3w3co3kh2kw2", K_K1_K2);

  private SectionExample() {}

  private static Case example(String geometry, long[] weights) {
    return Case.of(Notation.parse(geometry), X, weights, Optional.empty());
  }
}
