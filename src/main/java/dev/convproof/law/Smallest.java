package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.util.function.Function;

/**
 * Looks below a counterexample: shrinks it, tries every smaller shape at random values, in order,
 * starting over from the first that fails; and then, at every shape of the final size that fails,
 * every smaller list of values.
 */
public final class Smallest {
  private Smallest() {}

  /**
   * A counterexample, and what is known of smaller ones.
   *
   * @param by the disagreement on the smallest case found
   * @param known in words: whether it is the smallest, and what was tried
   */
  public record Found(Disagreement by, String known) {}

  /** What is known of a disagreement that did not happen again. */
  public static Found notRepeated(Disagreement d) {
    return new Found(d, SmallestWords.NOT_DETERMINISTIC);
  }

  /** Searches below a disagreement. */
  public static <V> Found below(
      Law law, Arithmetic<V> numbers, Strategy subject, Disagreement failing) {
    return below(law, numbers, c -> law.judge(numbers, subject, c), failing);
  }

  /** Searches below a disagreement of a law that is judged in some way. */
  public static Found below(
      Stated law, Arithmetic<?> numbers, Function<Case, Outcome> judging, Disagreement failing) {
    return new SearchBelow(numbers.exactness().withHeadroom(law.headroom()), judging).from(failing);
  }
}
