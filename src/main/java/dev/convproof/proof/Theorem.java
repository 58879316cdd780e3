package dev.convproof.proof;

import java.util.List;
import java.util.Optional;
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
public record Theorem(String name, String statement, List<CheckedStep> checked, List<String> read) {
  private static final String INDUCTION = "the principle of induction";
  private static final String ANY_ORDER = "a finite sum may be taken in any order";

  private static final CheckedStep POSITIONS =
      step("for all sizes, both read the same positions", "composed-position");
  private static final CheckedStep EXTENT =
      step("for all sizes, every tap lies in the composed extent", "composed-tap-fits");
  private static final CheckedStep WINDOWS =
      step("for all sizes, there are equally many windows", "composed-output-size");
  private static final CheckedStep DATA =
      step(
          "for all shapes, the windows that read data with a tap are those found",
          "inside-windows");

  /** E1a: two stacked convolutions are one. */
  public static final Theorem COMPOSITION =
      new Theorem(
          "composition",
          "Two stacked convolutions, the second without padding, are one convolution.",
          List.of(
              step(
                  "for all sizes, a tap of the second kernel goes through the sum of the first",
                  "sum-of-maps-base",
                  "sum-of-maps-step"),
              step("for all sizes, both layers are a double sum and a bias", "outer-sum-step"),
              step(
                  "for all sizes, the composed kernel computes that double sum",
                  "point-update-base",
                  "point-update-step",
                  "spread-step"),
              POSITIONS,
              EXTENT,
              step("for all sizes, padding of the first layer passes through", "zero-extension"),
              WINDOWS),
          List.of(
              INDUCTION,
              ANY_ORDER,
              "rows, columns, channels and groups as an instance of one axis over additive groups"));

  /** E1b: the size of the composed kernel. */
  public static final Theorem COMPOSED_SIZE =
      new Theorem(
          "composed size",
          "A kernel of extent d1(k1−1) + s1·d2(k2−1) + 1 and stride s1·s2 is enough.",
          List.of(POSITIONS, EXTENT, WINDOWS),
          List.of("that no smaller extent is enough, which is shown by execution"));

  /** The output size. */
  public static final Theorem OUTPUT_SIZE =
      new Theorem(
          "output size",
          "⌊(h−k+p)/s⌋ + 1 counts the windows that fit.",
          List.of(
              step("for all sizes, the output size counts the windows", "output-counts-windows")),
          List.of());

  /** Groups. */
  public static final Theorem GROUPS =
      new Theorem(
          "groups",
          "Groups are diagonal blocks of the weights.",
          List.of(step("for all shapes, groups are diagonal blocks", "groups-block-diagonal")),
          List.of("that a zero weight adds nothing"));

  private static final Theorem IM2COL =
      new Theorem(
          "im2col",
          "Im2col and a matrix product add the definition's products, once each.",
          List.of(
              step(
                  "for all shapes, im2col puts each product into the sum once",
                  "im2col-line-fits",
                  "im2col-line-unique"),
              DATA),
          List.of(ANY_ORDER, "that the program computes the index maps of the lemmas"));

  private static final Theorem SHIFTED =
      new Theorem(
          "shifted",
          "The shifted 1×1 products add the definition's products, once each.",
          List.of(
              step(
                  "for all shapes, shifted products read what the definition reads",
                  "shifted-position")),
          List.of(ANY_ORDER, "that the program computes the index maps of the lemmas"));

  private static final Theorem TOEPLITZ =
      new Theorem(
          "toeplitz",
          "The Toeplitz matrix holds the definition's products, once each.",
          List.of(
              step(
                  "for all shapes, the Toeplitz matrix has one entry for each product",
                  "toeplitz-entry-unique"),
              DATA),
          List.of(ANY_ORDER, "that the program computes the index maps of the lemmas"));

  private static final List<Theorem> ALL =
      List.of(COMPOSITION, COMPOSED_SIZE, IM2COL, SHIFTED, TOEPLITZ, GROUPS, OUTPUT_SIZE);

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
  public record CheckedStep(String says, List<Lemma> lemmas) {
    /** Copies the lemmas. */
    public CheckedStep {
      lemmas = List.copyOf(lemmas);
      if (lemmas.isEmpty()) {
        throw new IllegalArgumentException(says + ": a step that is checked rests on a lemma");
      }
    }

    /** Returns the lemma that states the step. */
    public Lemma conclusion() {
      return lemmas.get(lemmas.size() - 1);
    }
  }

  /** Returns every lemma that it rests on, with the arithmetic that these use, once each. */
  public List<Lemma> lemmas() {
    return Stream.concat(
            Lemma.arithmetic().stream(), checked.stream().flatMap(step -> step.lemmas().stream()))
        .distinct()
        .toList();
  }

  /** Returns all theorems. */
  public static List<Theorem> all() {
    return ALL;
  }

  /** Returns E6: that a strategy of a name adds the definition's products, if there is a proof. */
  public static Optional<Theorem> indexMapOf(String strategy) {
    return Stream.of(IM2COL, SHIFTED, TOEPLITZ)
        .filter(theorem -> theorem.name().equals(strategy))
        .findFirst();
  }

  private static CheckedStep step(String says, String... lemmas) {
    return new CheckedStep(says, Stream.of(lemmas).map(Lemma::named).toList());
  }
}
