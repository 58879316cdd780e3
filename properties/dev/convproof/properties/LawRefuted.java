package dev.convproof.properties;

import dev.convproof.Subject;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Facts;
import dev.convproof.law.Law;
import dev.convproof.law.Minimality;
import dev.convproof.law.Smallest;

/** A law that failed on a case, with what is needed to look for a smaller one. */
public final class LawRefuted extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient Search search;
  private final transient Wording wording;
  private final transient Disagreement by;

  private LawRefuted(String message, Search search, Wording wording, Disagreement by) {
    super(message);
    this.search = search;
    this.wording = wording;
    this.by = by;
  }

  static <V> LawRefuted by(Disagreement d, Law law, Subject<V> subject) {
    return by(d, () -> Smallest.below(law, subject, d), Facts::of);
  }

  /** A failure below which there is some way to search. */
  static LawRefuted by(Disagreement d, Search search, Wording wording) {
    return new LawRefuted(wording.facts(d, "not known"), search, wording, d);
  }

  /** A failure on a case for which no search is made. */
  static LawRefuted by(Disagreement d) {
    String facts = Facts.of(d, "not known");
    return new LawRefuted(
        facts, () -> new Smallest.Found(d, Minimality.unknown("no search is made")), Facts::of, d);
  }

  /** A failure that did not happen again, so that no smaller case can be looked for. */
  static LawRefuted notRepeated(Disagreement d) {
    Smallest.Found found = Smallest.notRepeated(d);
    return new LawRefuted(Facts.of(d, found.smallest().toString()), () -> found, Facts::of, d);
  }

  /** Returns the failure on the smallest case found, with what is known of smaller ones. */
  LawRefuted onSmallest() {
    Smallest.Found found = search.run();
    String facts = wording.facts(found.by(), found.smallest().toString());
    LawRefuted smallest = new LawRefuted(facts, search, wording, found.by());
    smallest.setStackTrace(getStackTrace());
    return smallest;
  }

  /** Returns the first difference, and where it is. */
  public Disagreement disagreement() {
    return by;
  }

  /** Finds a smaller case. */
  @FunctionalInterface
  interface Search {
    Smallest.Found run();
  }

  /** Puts a disagreement and what is known of smaller cases into lines of facts. */
  @FunctionalInterface
  interface Wording {
    String facts(Disagreement d, String smallest);
  }
}
