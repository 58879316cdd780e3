package dev.convproof.claim;

import dev.convproof.message.Message;
import java.util.Optional;

/**
 * A case that makes a claim false.
 *
 * @param on the case line, or the values of a formula's variables
 * @param contrast what the two sides are
 * @param expected the first side: the true value, unless the contrast says otherwise
 * @param actual the second side: what the claim gives, unless the contrast says otherwise; an error
 *     or a wrong shape is an outcome like any other
 * @param smallest whether no smaller case is a counterexample
 * @param known how that is known, or what was searched
 * @param drawing what a picture of it shows, where there is one
 * @param variables the same case in the variables that the claim speaks of, such as {@code h=2
 *     kh=1}; empty where it speaks of none
 */
public record Counterexample(
    String on,
    Contrast contrast,
    Message expected,
    Message actual,
    boolean smallest,
    Message known,
    Optional<Drawing> drawing,
    String variables) {

  /** Sees to it that a picture shows both sides, and rings where they disagree. */
  public Counterexample {
    if (drawing.isPresent() && !drawing.get().opposes()) {
      throw new IllegalArgumentException(on + ": a picture shows two sides and rings the second");
    }
  }

  /** A case of a claim that speaks of no variables. */
  public Counterexample(
      String on,
      Contrast contrast,
      Message expected,
      Message actual,
      boolean smallest,
      Message known,
      Optional<Drawing> drawing) {
    this(on, contrast, expected, actual, smallest, known, drawing, "");
  }

  /** Returns it with a picture. */
  public Counterexample drawn(Optional<Drawing> picture) {
    return new Counterexample(on, contrast, expected, actual, smallest, known, picture, variables);
  }

  /** A true value against what a claim gives. */
  public Counterexample(
      String on,
      Message expected,
      Message actual,
      boolean smallest,
      Message known,
      Optional<Drawing> drawing) {
    this(on, Contrast.TRUTH_CLAIM, expected, actual, smallest, known, drawing);
  }
}
