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
public record Theorem(
    String name, String statement, List<CheckedStep> checked, List<ReaderStep> read) {
  private static final CheckedStep POSITIONS = step("composed-position");
  private static final CheckedStep EXTENT = step("composed-tap-fits");
  private static final CheckedStep WINDOWS = step("composed-output-size");
  private static final CheckedStep DATA = step("inside-windows");

  /** E1a: two stacked convolutions are one. */
  public static final Theorem COMPOSITION =
      new Theorem(
          "composition",
          "Two stacked convolutions, the second without padding, are one convolution.",
          List.of(
              step("sum-of-maps-base", "sum-of-maps-step"),
              step("outer-sum-step"),
              step("point-update-base", "point-update-step"),
              POSITIONS,
              EXTENT,
              WINDOWS),
          List.of(ReaderStep.INDUCTION, ReaderStep.ANY_ORDER, ReaderStep.INSTANCE_OF_ONE_AXIS));

  /** E1b: the size of the composed kernel. */
  public static final Theorem COMPOSED_SIZE =
      new Theorem(
          "composed size",
          "A kernel of extent d1(k1−1) + s1·d2(k2−1) + 1 and stride s1·s2 is enough.",
          List.of(POSITIONS, EXTENT, WINDOWS),
          List.of(ReaderStep.NO_SMALLER_EXTENT));

  /** E1d: any linear map on as many values as it gives is one convolution. */
  public static final Theorem ANY_MAP =
      new Theorem(
          "any linear map",
          "A kernel of h² taps, stride h and padding h(h−1) on each side give any h×h matrix.",
          List.of(step("any-map-tap-fits"), step("any-map-tap-unique"), step("any-map-windows")),
          List.of());

  /** The output size. */
  public static final Theorem OUTPUT_SIZE =
      new Theorem(
          "output size",
          "⌊(h−k+p)/s⌋ + 1 counts the windows that fit.",
          List.of(step("output-counts-windows")),
          List.of());

  /** Pooling's size where it is rounded up. */
  public static final Theorem CEIL_MODE =
      new Theorem(
          "pooling in ceil mode",
          "⌈(h−k+p)/s⌉ + 1 counts the windows up to the first that covers the end.",
          List.of(step("ceil-mode-windows"), step("ceil-mode-dropped")),
          List.of());

  /** The size of a transposed convolution's output. */
  public static final Theorem TRANSPOSED_SIZE =
      new Theorem(
          "transposed size",
          "(h−1)s − p + d(k−1) + 1 + o is the size at which a window has h places.",
          List.of(step("transposed-size")),
          List.of());

  /** Receptive fields of layers in a row. */
  public static final Theorem RECEPTIVE_FIELD =
      new Theorem(
          "receptive field",
          "A layer more adds (k−1)·d·j to the receptive field, j the product of the strides before.",
          List.of(step("receptive-field-step"), step("receptive-field-layers")),
          List.of(ReaderStep.INDUCTION));

  /** Groups. */
  public static final Theorem GROUPS =
      new Theorem(
          "groups",
          "Groups are diagonal blocks of the weights.",
          List.of(step("groups-block-diagonal")),
          List.of(ReaderStep.ZERO_ADDS_NOTHING));

  private static final Theorem IM2COL =
      new Theorem(
          "im2col",
          "Im2col and a matrix product add the definition's products, once each.",
          List.of(step("im2col-line-fits", "im2col-line-unique"), DATA),
          List.of(ReaderStep.ANY_ORDER, ReaderStep.PROGRAM_COMPUTES_THE_MAPS));

  private static final Theorem SHIFTED =
      new Theorem(
          "shifted",
          "The shifted 1×1 products add the definition's products, once each.",
          List.of(step("shifted-position")),
          List.of(ReaderStep.ANY_ORDER, ReaderStep.PROGRAM_COMPUTES_THE_MAPS));

  private static final Theorem TOEPLITZ =
      new Theorem(
          "toeplitz",
          "The Toeplitz matrix holds the definition's products, once each.",
          List.of(step("toeplitz-entry-unique"), DATA),
          List.of(ReaderStep.ANY_ORDER, ReaderStep.PROGRAM_COMPUTES_THE_MAPS));

  private static final List<Theorem> ALL =
      List.of(
          COMPOSITION,
          COMPOSED_SIZE,
          ANY_MAP,
          IM2COL,
          SHIFTED,
          TOEPLITZ,
          GROUPS,
          OUTPUT_SIZE,
          CEIL_MODE,
          TRANSPOSED_SIZE,
          RECEPTIVE_FIELD);

  /** Copies the lists. */
  public Theorem {
    checked = List.copyOf(checked);
    read = List.copyOf(read);
  }

  /** What the reader checks. */
  public enum ReaderStep {
    /** The principle of induction. */
    INDUCTION,
    /** A finite sum may be taken in any order. */
    ANY_ORDER,
    /** Rows, columns, channels and groups are an instance of one axis over additive groups. */
    INSTANCE_OF_ONE_AXIS,
    /** No smaller extent is enough, which is shown by execution. */
    NO_SMALLER_EXTENT,
    /** A zero weight adds nothing. */
    ZERO_ADDS_NOTHING,
    /** The program computes the index maps of the lemmas. */
    PROGRAM_COMPUTES_THE_MAPS
  }

  /**
   * A step that a solver checks; the conclusion states it, for all sizes.
   *
   * @param lemmas its induction, or the only one, the conclusion last
   */
  public record CheckedStep(List<Lemma> lemmas) {
    /** Copies the lemmas. */
    public CheckedStep {
      lemmas = List.copyOf(lemmas);
      if (lemmas.isEmpty()) {
        throw new IllegalArgumentException("a step that is checked rests on a lemma");
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

  private static CheckedStep step(String... lemmas) {
    return new CheckedStep(Stream.of(lemmas).map(Lemma::named).toList());
  }
}
