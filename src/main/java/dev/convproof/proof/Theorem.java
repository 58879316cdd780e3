package dev.convproof.proof;

import java.util.List;
import java.util.stream.Stream;

/**
 * A statement for all sizes, taken apart: what an SMT solver checks, each step by lemmas, and what
 * the reader checks, as no solver does.
 *
 * @param name such as {@code composition}
 * @param statement in one sentence
 * @param checked steps that lemmas prove
 * @param read steps that are the reader's
 */
public record Theorem(String name, String statement, List<Step> checked, List<String> read) {
  /** Copies the lists. */
  public Theorem {
    checked = List.copyOf(checked);
    read = List.copyOf(read);
  }

  /**
   * A step that a solver checks.
   *
   * @param says what it establishes, for all sizes
   * @param lemmas its induction, or the only one, the conclusion last
   */
  public record Step(String says, List<Lemma> lemmas) {
    /** Copies the lemmas. */
    public Step {
      lemmas = List.copyOf(lemmas);
      if (lemmas.isEmpty()) {
        throw new IllegalArgumentException(says + ": a step that is checked rests on a lemma");
      }
    }

    /** The lemma that states the step. */
    public Lemma conclusion() {
      return lemmas.get(lemmas.size() - 1);
    }
  }

  /** Every lemma that it rests on, with the arithmetic that these use, once each. */
  public List<Lemma> lemmas() {
    return Stream.concat(
            Lemmas.arithmetic().stream(), checked.stream().flatMap(step -> step.lemmas().stream()))
        .distinct()
        .toList();
  }
}
