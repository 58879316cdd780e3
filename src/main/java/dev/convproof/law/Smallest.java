package dev.convproof.law;

import dev.convproof.Subject;
import dev.convproof.algebra.Exactness;
import dev.convproof.tensor.Case;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks below a counterexample: shrinks it, tries every smaller shape at random values, in order,
 * starting over from the first that fails; and then, at every shape of the final size that fails,
 * every smaller list of values.
 */
public final class Smallest {
  /** Longer than any search: each of its parts has a time of its own. */
  private static final Duration UNBOUNDED = Duration.ofDays(1);

  private Smallest() {}

  /**
   * A counterexample, and what is known of smaller ones.
   *
   * @param by the disagreement on the smallest case found
   * @param smallest whether it is, and what was tried
   */
  public record Found(Disagreement by, Minimality smallest) {}

  /** Returns what is known of a disagreement that did not happen again. */
  public static Found notRepeated(Disagreement d) {
    return new Found(d, Minimality.NOT_DETERMINISTIC);
  }

  /** Searches below a disagreement of a law and a subject. */
  public static <V> Found below(Law law, Subject<V> subject, Disagreement failing) {
    return below(law, subject, failing, () -> UNBOUNDED);
  }

  /** Searches for some time, which is asked again and again; not at all where there is none. */
  public static <V> Found below(
      Law law, Subject<V> subject, Disagreement failing, Supplier<Duration> time) {
    Exactness exactness = subject.arithmetic().exactness().withHeadroom(law.headroom());
    return time.get().isZero()
        ? new Found(failing, Minimality.NOT_LOOKED_FOR)
        : new SearchBelow(exactness, c -> law.judge(subject, c), time).from(failing);
  }

  /**
   * Searches below a disagreement of a law that is judged in some way.
   *
   * @param exactness of the arithmetic that it is judged in
   */
  public static Found below(
      LawStatement law,
      Exactness exactness,
      Function<Case, Outcome> judging,
      Disagreement failing) {
    return new SearchBelow(exactness.withHeadroom(law.headroom()), judging, () -> UNBOUNDED)
        .from(failing);
  }
}
