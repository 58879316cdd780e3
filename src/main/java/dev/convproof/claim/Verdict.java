package dev.convproof.claim;

import dev.convproof.message.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The result of judging a claim. Verdicts are computed, never written down. */
public sealed interface Verdict {

  /** Applies the function of the verdict's kind. */
  default <R> R fold(
      Function<? super Holds, ? extends R> holds,
      Function<? super Refuted, ? extends R> refuted,
      Function<? super Depends, ? extends R> depends,
      Function<? super Undecided, ? extends R> undecided) {
    if (this instanceof Holds it) {
      return holds.apply(it);
    }
    if (this instanceof Refuted it) {
      return refuted.apply(it);
    }
    if (this instanceof Depends it) {
      return depends.apply(it);
    }
    return undecided.apply((Undecided) this);
  }

  /** Returns the kind, whose name is the word for the verdict. */
  default Kind kind() {
    return fold(
        holds -> Kind.HOLDS,
        refuted -> Kind.REFUTED,
        depends -> Kind.DEPENDS,
        undecided -> Kind.UNDECIDED);
  }

  /**
   * Returns that it holds if all readings hold, with all their links; that it depends otherwise.
   */
  static Verdict together(List<Reading> readings) {
    List<Holds> holding =
        readings.stream()
            .flatMap(
                one ->
                    one.verdict()
                        .<Stream<Holds>>fold(
                            Stream::of,
                            refuted -> Stream.empty(),
                            depends -> Stream.empty(),
                            undecided -> Stream.empty()))
            .toList();
    return holding.size() == readings.size()
        ? new Holds(holding.stream().flatMap(one -> one.links().stream()).toList())
        : new Depends(readings);
  }

  /** Returns the counterexample, where the verdict is refuted. */
  default Optional<Counterexample> refutation() {
    return fold(
        holds -> Optional.empty(),
        refuted -> Optional.of(refuted.by()),
        depends -> Optional.empty(),
        undecided -> Optional.empty());
  }

  /** The kinds of verdicts, in the order in which they are counted. */
  enum Kind {
    /** True. */
    HOLDS,
    /** False, by a counterexample. */
    REFUTED,
    /** True in one reading and false in another. */
    DEPENDS,
    /** Neither established nor refuted. */
    UNDECIDED
  }

  /**
   * The claim holds, as strongly as the weakest of its links.
   *
   * @param links what was established on the way, at least one
   */
  record Holds(List<Link> links) implements Verdict {
    /** Copies the links. */
    public Holds {
      links = List.copyOf(links);
      if (links.isEmpty()) {
        throw new IllegalArgumentException("a verdict rests on at least one link");
      }
    }

    /** A verdict of one link. */
    public Holds(Message what, Strength strength) {
      this(List.of(new Link(what, strength)));
    }

    /** The weakest link's strength. */
    public Strength strength() {
      return links.stream()
          .map(Link::strength)
          .max(Comparator.comparing(Strength::kind))
          .orElseThrow();
    }
  }

  /**
   * The claim is false.
   *
   * @param by a counterexample
   */
  record Refuted(Counterexample by) implements Verdict {}

  /**
   * The claim is true in one reading or case and false in another.
   *
   * @param readings at least two
   */
  record Depends(List<Reading> readings) implements Verdict {
    /** Copies the readings. */
    public Depends {
      readings = List.copyOf(readings);
    }
  }

  /**
   * Neither established nor refuted.
   *
   * @param reason why, and how far it was checked
   */
  record Undecided(Message reason) implements Verdict {}

  /** One established step: what, and how strongly. */
  record Link(Message what, Strength strength) {}

  /**
   * The verdict under one convention.
   *
   * @param convention its name, such as {@code padding: total}
   * @param words the same for people
   */
  record Reading(String convention, Message words, Verdict verdict) {
    /** The verdict in a reading that the bundles know by its name. */
    public Reading(String convention, Verdict verdict) {
      this(convention, Message.named("convention", convention), verdict);
    }
  }
}
