package dev.convproof.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement for all sizes, as a self-contained SMT-LIB file: its comments state it, and its last
 * assertion is the negation, so that {@code unsat} is a proof.
 *
 * <p>What the lemmas prove for all sizes, and what is left to the reader:
 *
 * <p><b>Composition</b> (two stacked convolutions are one, see {@code Composer}), in one dimension
 * over abstract additive groups X → Y → Z, with linear maps as kernel taps. Checked by the solver,
 * each induction step quantifier-free, with the laws it uses instantiated in the file:
 *
 * <ol>
 *   <li>A tap of the second kernel goes through the first one's sum: sum-of-maps, base and step.
 *   <li>The stack is the double sum over (b, a) plus a bias: outer-sum-step.
 *   <li>Adding one product to one tap of a kernel adds one term to what it computes: point-update,
 *       base and step; so the kernel that is spread pair by pair computes the double sum.
 *   <li>Both read the same position, in the extent, and hence the same padding: composed-position,
 *       composed-tap-fits; and there are equally many windows: composed-output-size.
 * </ol>
 *
 * <p>The reader's steps: the induction principle itself, from empty sums on; that a sum may be
 * taken in any order; and the instance. Take for X the columns of ci channels, for Y of cm, for Z
 * of co, and matrices for taps: that is one axis with channels and groups. Take for X, Y, Z such
 * columns at every position of a row, and convolutions along the row for taps, which are linear and
 * compose by the same theorem: that is two axes.
 *
 * <p><b>Any linear map</b> on h values is one convolution, at stride h: its taps fit, no two pairs
 * of an output and an input share one, and there are h windows.
 *
 * <p><b>Index maps</b>: im2col, the shifted products and the Toeplitz matrix add the definition's
 * products, once each. <b>Sizes</b>: the output size counts the windows, also where it is rounded
 * up and where it is that of a transposed convolution. <b>Receptive fields</b> grow by a step for
 * each layer. <b>Groups</b> are diagonal blocks. The two arithmetic lemmas are used by the others
 * as instances.
 *
 * @param name the file's name without extension
 * @param text the file
 */
public record Lemma(String name, String text) {
  private static final List<String> ARITHMETIC = List.of("product-monotone", "quotient-unique");

  private static final List<String> COMPOSITION =
      List.of(
          "sum-of-maps-base",
          "sum-of-maps-step",
          "outer-sum-step",
          "point-update-base",
          "point-update-step",
          "composed-position",
          "composed-tap-fits",
          "composed-output-size");

  private static final List<String> ANY_MAP =
      List.of("any-map-tap-fits", "any-map-tap-unique", "any-map-windows");

  private static final List<String> INDEX_MAPS =
      List.of(
          "im2col-line-unique",
          "im2col-line-fits",
          "inside-windows",
          "shifted-position",
          "toeplitz-entry-unique");

  private static final List<String> SIZES_AND_GROUPS =
      List.of(
          "output-counts-windows",
          "ceil-mode-windows",
          "ceil-mode-dropped",
          "transposed-size",
          "receptive-field-step",
          "receptive-field-layers",
          "groups-block-diagonal");

  /** Returns all lemmas: of arithmetic, composition, linear maps, index maps, sizes and groups. */
  public static List<Lemma> all() {
    return Stream.of(ARITHMETIC, COMPOSITION, ANY_MAP, INDEX_MAPS, SIZES_AND_GROUPS)
        .flatMap(List::stream)
        .map(Lemma::named)
        .toList();
  }

  /** Returns the arithmetic that the other lemmas use. */
  public static List<Lemma> arithmetic() {
    return ARITHMETIC.stream().map(Lemma::named).toList();
  }

  /** Reads the lemma of a name from the resources of this package. */
  public static Lemma named(String name) {
    try (InputStream in = Lemma.class.getResourceAsStream("lemmas/" + name + ".smt2")) {
      if (in == null) {
        throw new IllegalStateException("no lemma " + name);
      }
      return new Lemma(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the lemma " + name, e);
    }
  }

  /**
   * Returns whether multiplying out proves it, which takes no solver; a lemma for which it does not
   * may be true all the same.
   */
  public boolean isMultipliedOut() {
    return NotNegative.proves(this);
  }

  /** Returns the file's name. */
  public String file() {
    return name + ".smt2";
  }

  /** Returns the statement: the comment at the head of the file. */
  public String statement() {
    return text.lines()
        .takeWhile(line -> line.startsWith(";"))
        .map(line -> line.substring(1).strip())
        .collect(Collectors.joining(" "));
  }

  /**
   * Returns the hypotheses alone, which must be satisfiable: the file without its last assertion.
   */
  public String hypotheses() {
    return text.substring(0, text.lastIndexOf("(assert")) + "(check-sat)\n";
  }
}
