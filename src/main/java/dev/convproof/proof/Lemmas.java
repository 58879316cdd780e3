package dev.convproof.proof;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is proved for all sizes by lemmas that any SMT solver checks, and what is left to the
 * reader.
 *
 * <p><b>Composition</b> (two stacked convolutions are one, see {@code Composer}), in one dimension
 * over abstract additive groups X → Y → Z, with linear maps as kernel taps. Checked by the solver,
 * each induction step quantifier-free, with the laws it uses instantiated in the file:
 *
 * <ol>
 *   <li>A tap of the second kernel goes through the first one's sum: sum-of-maps, base and step.
 *   <li>The stack is the double sum over (b, a) plus a bias: outer-sum-step.
 *   <li>Adding one product to one tap of a kernel adds one term to what it computes: point-update,
 *       base and step; so the kernel that is spread pair by pair computes the double sum:
 *       spread-step.
 *   <li>Both read the same position, in the extent and under padding: composed-position,
 *       composed-tap-fits, zero-extension; and there are equally many windows:
 *       composed-output-size.
 * </ol>
 *
 * <p>The reader's steps: the induction principle itself; that a sum may be taken in any order; and
 * the instance. Take for X the columns of ci channels, for Y of cm, for Z of co, and matrices for
 * taps: that is one axis with channels and groups. Take for X, Y, Z such columns at every position
 * of a row, and convolutions along the row for taps, which are linear and compose by the same
 * theorem: that is two axes.
 *
 * <p><b>Index maps</b>: im2col, the shifted products and the Toeplitz matrix add the definition's
 * products, once each. <b>Sizes</b>: the output size counts the windows. <b>Groups</b> are diagonal
 * blocks. The two arithmetic lemmas are used by the others as instances.
 */
public final class Lemmas {
  private Lemmas() {}

  /** Arithmetic that the other lemmas use. */
  public static List<Lemma> arithmetic() {
    return named("product-monotone", "quotient-unique");
  }

  /** Two stacked convolutions are one. */
  public static List<Lemma> composition() {
    return named(
        "sum-of-maps-base",
        "sum-of-maps-step",
        "outer-sum-step",
        "point-update-base",
        "point-update-step",
        "spread-step",
        "composed-position",
        "composed-tap-fits",
        "zero-extension",
        "composed-output-size");
  }

  /** The strategies' index maps. */
  public static List<Lemma> indexMaps() {
    return named(
        "im2col-line-unique",
        "im2col-line-fits",
        "inside-windows",
        "shifted-position",
        "toeplitz-entry-unique");
  }

  /** The output size counts the windows. */
  public static List<Lemma> sizes() {
    return named("output-counts-windows");
  }

  /** Groups are diagonal blocks. */
  public static List<Lemma> groups() {
    return named("groups-block-diagonal");
  }

  /** All of them. */
  public static List<Lemma> all() {
    return Stream.of(arithmetic(), composition(), indexMaps(), sizes(), groups())
        .flatMap(List::stream)
        .toList();
  }

  static List<Lemma> named(String... names) {
    return Stream.of(names).map(Lemma::named).toList();
  }
}
