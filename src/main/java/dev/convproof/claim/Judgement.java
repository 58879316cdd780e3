package dev.convproof.claim;

import dev.convproof.message.Message;
import dev.convproof.proof.smt.Prover.ProofFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A verdict with what a reader may want to see of how it came about.
 *
 * @param verdict the verdict
 * @param figures named results that were computed on the way, in order
 * @param proofs the files that the verdict's strengths name, and those that they rest on
 */
public record Judgement(Verdict verdict, List<Figure> figures, List<ProofFile> proofs) {
  /** Copies the lists. */
  public Judgement {
    figures = List.copyOf(figures);
    proofs = List.copyOf(proofs);
  }

  /** A judgement that rests on no proof file. */
  public Judgement(Verdict verdict, List<Figure> figures) {
    this(verdict, figures, List.of());
  }

  /** A judgement without figures. */
  public static Judgement of(Verdict verdict) {
    return new Judgement(verdict, List.of());
  }

  /** A judgement whose figures are computed only where the claim holds. */
  public static Judgement of(Verdict verdict, Supplier<List<Figure>> whereItHolds) {
    return new Judgement(
        verdict, verdict.kind() == Verdict.Kind.HOLDS ? whereItHolds.get() : List.of());
  }

  /** The first figure of a name. */
  public Optional<Message> figure(String name) {
    return figures(name).stream().map(Figure::value).findFirst();
  }

  /** All figures of a name. */
  public List<Figure> figures(String name) {
    return figures.stream().filter(one -> one.name().equals(name)).toList();
  }

  /**
   * A named, computed result.
   *
   * @param name a message key, with {@code figure.} in front in the bundles
   * @param of what it is the result of where one judgement has several: a quantity's name, a
   *     convention
   * @param value the result
   */
  public record Figure(String name, List<Message> of, Message value) {
    /** Copies the list. */
    public Figure {
      of = List.copyOf(of);
    }

    /** The only result of its name. */
    public Figure(String name, Message value) {
      this(name, List.of(), value);
    }

    /** The only result of its name, a number or another text that needs no translation. */
    public Figure(String name, String value) {
      this(name, Message.verbatim(value));
    }

    /** Returns this figure with one more message before those that it is of. */
    public Figure of(Message first) {
      return new Figure(name, Stream.concat(Stream.of(first), of.stream()).toList(), value);
    }
  }
}
