package dev.convproof.claim;

import dev.convproof.message.Message;
import java.util.Optional;
import java.util.function.Function;

/** The evidence behind a verdict of "holds", the strongest kind first. */
public sealed interface Strength {

  /** Applies the function of the strength's kind. */
  default <R> R fold(
      Function<? super Proved, ? extends R> proved,
      Function<? super Exact, ? extends R> exact,
      Function<? super Probable, ? extends R> probable,
      Function<? super Sampled, ? extends R> sampled) {
    if (this instanceof Proved it) {
      return proved.apply(it);
    }
    if (this instanceof Exact it) {
      return exact.apply(it);
    }
    if (this instanceof Probable it) {
      return probable.apply(it);
    }
    return sampled.apply((Sampled) this);
  }

  /** Returns the kind. */
  default Kind kind() {
    return fold(
        proved -> Kind.PROVED,
        exact -> Kind.EXACT,
        probable -> Kind.PROBABLE,
        sampled -> Kind.SAMPLED);
  }

  /** Returns the SMT-LIB file that the strength names, if it names one. */
  default Optional<String> proofFile() {
    return fold(
        proved -> Optional.of(proved.file()).filter(file -> !file.isEmpty()),
        exact -> Optional.empty(),
        probable -> Optional.empty(),
        sampled -> Optional.empty());
  }

  /** The kinds of strengths, the strongest first. */
  enum Kind {
    /** Every shape and every value. */
    PROVED,
    /** Every shape up to a bound. */
    EXACT,
    /** Random points at every shape up to a bound. */
    PROBABLE,
    /** Random cases. */
    SAMPLED
  }

  /**
   * Every shape and every value: an algebraic identity, or a statement that an SMT solver cannot
   * refute.
   *
   * @param file the SMT-LIB file in {@code reports/proofs/} that another solver can check, or empty
   *     for an identity that needs none
   */
  record Proved(String file) implements Strength {}

  /**
   * Without error, at each shape up to a bound.
   *
   * @param values at which values
   * @param bound which shapes
   */
  record Exact(Values values, Message bound) implements Strength {
    /** For every value, at each shape up to a bound. */
    public Exact(Message bound) {
      this(Values.ALL, bound);
    }
  }

  /** At which values a statement was established. */
  enum Values {
    /** For every value. */
    ALL,
    /** At each of those that the bound lists, the statement being about no others. */
    LISTED,
    /** At those that a law chooses for itself at each shape, where it needs any. */
    CHOSEN,
    /** At one choice of values at each shape, the statement being that there is such a choice. */
    WITNESS
  }

  /**
   * Random points of a large field, at each shape up to a bound.
   *
   * @param bits the statement would have passed although false with a probability of at most
   *     2^−bits
   * @param bound which shapes
   */
  record Probable(int bits, Message bound) implements Strength {}

  /**
   * Random cases.
   *
   * @param cases how many
   */
  record Sampled(long cases) implements Strength {}
}
