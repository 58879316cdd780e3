package dev.convproof.claim.experiment;

import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.geometry.Geometry;
import java.util.Optional;
import java.util.function.Function;

/** Tries a statement at every shape of a domain, in order. */
final class Exhaustion {
  private Exhaustion() {}

  /**
   * Holds for all values at every shape up to the bound, or is refuted at the first that fails.
   *
   * @param what is established, a key after {@code link.}
   * @param failure at one shape, judged for all values
   */
  static Verdict of(String what, Domain domain, Function<Geometry, Optional<Failure>> failure) {
    long shapes = 0;
    for (int excess = 0; excess <= domain.most(); excess++) {
      for (Geometry g : domain.ofSize(excess)) {
        Optional<Failure> found = failure.apply(g);
        if (found.isPresent()) {
          return new Verdict.Refuted(found.orElseThrow().at(g.toString(), shapes));
        }
        shapes++;
      }
    }
    return shapes == 0
        ? new Verdict.Undecided(Message.of("reason.no-shape"))
        : new Verdict.Holds(
            Message.named("link", what), new Strength.Exact(Domain.bound(shapes, domain.most())));
  }

  /** What a statement gives at a shape, where it is false. */
  record Failure(Contrast contrast, Message expected, Message actual) {

    /** The true value, and the one that is claimed. */
    Failure(Message expected, Message actual) {
      this(Contrast.TRUTH_CLAIM, expected, actual);
    }

    /** Where two numbers differ. */
    static Optional<Failure> unlessEqual(long expected, long actual) {
      return expected == actual
          ? Optional.empty()
          : Optional.of(new Failure(Message.verbatim(expected), Message.verbatim(actual)));
    }

    /** As a counterexample, every smaller shape having been tried. */
    Counterexample at(String on, long smaller) {
      return new Counterexample(
          on, contrast, expected, actual, true, known(smaller), Optional.empty());
    }
  }

  /** How a counterexample is known to be the smallest. */
  static Message known(long smaller) {
    return smaller == 0
        ? Message.of("known.no-smaller-shape")
        : Message.of("known.smaller-hold", smaller);
  }
}
