package dev.convproof.claim;

import java.util.List;

/**
 * A verdict with what a reader may want to see of how it came about.
 *
 * @param verdict the verdict
 * @param figures named results that were computed on the way, in order
 */
public record Judgement(Verdict verdict, List<Figure> figures) {
  /** Copies the figures. */
  public Judgement {
    figures = List.copyOf(figures);
  }

  /** A judgement without figures. */
  public static Judgement of(Verdict verdict) {
    return new Judgement(verdict, List.of());
  }

  /**
   * A named, computed result.
   *
   * @param name a message key, with {@code figure.} in front in the bundles
   * @param value as text, the same in every language
   */
  public record Figure(String name, String value) {}
}
