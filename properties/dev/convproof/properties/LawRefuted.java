package dev.convproof.properties;

import dev.convproof.algebra.Numbers;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Facts;
import dev.convproof.law.Law;
import dev.convproof.law.Smallest;
import dev.convproof.strategy.Strategy;

/** A law that failed on a case, with what is needed to look for a smaller one. */
public final class LawRefuted extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient Search search;
  private final transient Disagreement by;

  private LawRefuted(String message, Search search, Disagreement by) {
    super(message);
    this.search = search;
    this.by = by;
  }

  static <V> LawRefuted by(Disagreement d, Law law, Numbers<V> numbers, Strategy subject) {
    return new LawRefuted(
        Facts.of(d, "not known"), () -> Smallest.below(law, numbers, subject, d), d);
  }

  /** A failure that did not happen again, so that no smaller case can be looked for. */
  static LawRefuted notRepeated(Disagreement d) {
    Smallest.Found found = Smallest.notRepeated(d);
    return new LawRefuted(Facts.of(d, found.known()), () -> found, d);
  }

  /** The same failure on the smallest case that can be found, with how much is known of that. */
  LawRefuted onSmallest() {
    Smallest.Found found = search.run();
    LawRefuted smallest = new LawRefuted(Facts.of(found.by(), found.known()), search, found.by());
    smallest.setStackTrace(getStackTrace());
    return smallest;
  }

  /** What differed, and where. */
  public Disagreement disagreement() {
    return by;
  }

  /** Finds a smaller case. */
  @FunctionalInterface
  private interface Search {
    Smallest.Found run();
  }
}
