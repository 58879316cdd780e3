package dev.convproof.claim.experiment;

import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Tries a statement on one thing after the other, the smallest first. */
final class Exhaustion {
  private Exhaustion() {}

  /**
   * Holds if nothing fails, or is refuted at the first that does.
   *
   * @param failure of one, which is named by its text
   * @param links what is established when so many have been tried
   */
  static <T> Verdict verdict(
      Stream<T> all,
      Function<? super T, Optional<Failure>> failure,
      LongFunction<List<Verdict.Link>> links) {
    long tried = 0;
    for (T one : (Iterable<T>) all::iterator) {
      Optional<Failure> found = failure.apply(one);
      if (found.isPresent()) {
        return new Verdict.Refuted(found.orElseThrow().at(one.toString(), tried));
      }
      tried++;
    }
    return tried == 0
        ? new Verdict.Undecided(Message.of("reason.no-shape"))
        : new Verdict.Holds(links.apply(tried));
  }

  /**
   * Holds for all values at each of some shapes, or is refuted at the first that fails.
   *
   * @param what is established
   * @param excess up to which these are all
   */
  static <T> Verdict atShapes(
      Message what, Stream<T> shapes, int excess, Function<? super T, Optional<Failure>> failure) {
    return verdict(
        shapes,
        failure,
        tried ->
            List.of(new Verdict.Link(what, new Strength.Exact(PlainShapes.bound(tried, excess)))));
  }

  /**
   * Holds for all values at every plain shape of some, or is refuted at the first that fails.
   *
   * @param what is established, a key after {@code link.}
   */
  static Verdict of(
      String what, PlainShapes shapes, Function<Geometry, Optional<Failure>> failure) {
    return atShapes(Message.named("link", what), shapes.shapes(), shapes.most(), failure);
  }

  /** The two sides of a statement, where it is false. */
  record Failure(Contrast contrast, Message expected, Message actual, Optional<Drawing> drawing) {
    /** Two sides without a picture of their own. */
    Failure(Contrast contrast, Message expected, Message actual) {
      this(contrast, expected, actual, Optional.empty());
    }

    /** The true value, and the one that is claimed. */
    Failure(Object expected, Object actual) {
      this(Contrast.TRUTH_CLAIM, message(expected), message(actual));
    }

    private static Message message(Object value) {
      return value instanceof Message message ? message : Message.verbatim(value);
    }

    /** Returns the failure that two numbers differ, if they do. */
    static Optional<Failure> unlessEqual(long expected, long actual) {
      return expected == actual ? Optional.empty() : Optional.of(new Failure(expected, actual));
    }

    /** As a counterexample, every smaller shape having been tried. */
    Counterexample at(String on, long smaller) {
      return new Counterexample(on, contrast, expected, actual, true, known(smaller), drawing);
    }
  }

  /** Returns how a counterexample is known to be the smallest. */
  static Message known(long smaller) {
    return smaller == 0
        ? Message.of("known.no-smaller-shape")
        : Message.of("known.smaller-hold", smaller);
  }
}
