package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Doubles;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a law has compared, and the first place where it found a difference. */
class ComparisonTest {
  private static final Case ON = CaseLine.parse("h2w3", "1*7", "");
  private static final Shape SHAPE = new Shape(1, 1, 2, 3);

  private final Comparison<double[]> comparison = of(true);

  private static Comparison<double[]> of(boolean products) {
    return new Comparison<>(Laws.AGREEMENT, Doubles.INSTANCE, ON, products);
  }

  private static Tensor<double[]> tensor(double... values) {
    return new Tensor<>(SHAPE, values);
  }

  private static Tensor<double[]> row(double... values) {
    return new Tensor<>(new Shape(1, 1, 1, values.length), values);
  }

  private static Disagreement differs(String where, String expected, String actual) {
    return new Disagreement("agreement", "a differs", where, expected, actual, "doubles", ON);
  }

  private static Outcome refuted(String where, String expected, String actual) {
    return new Outcome.Refuted(differs(where, expected, actual), false);
  }

  @Test
  void equal_tensors_hold_and_zeros_are_counted_apart() {
    Tensor<double[]> a = tensor(1, 0, -2, 0.5, -0.0, Double.NaN);
    assertThat(comparison.expect(a, tensor(1, -0.0, -2, 0.5, 0, Double.NaN), "a differs").outcome())
        .isEqualTo(new Outcome.Held(6, 4));
    assertThat(comparison.difference()).isEmpty();
  }

  @Test
  void the_first_difference_is_named_and_stays() {
    comparison.expect(tensor(1, 2, 3, 4, 5, 6), tensor(1, 2, 3, 4, 9, 8), "a differs");
    comparison.expect(tensor(1, 2, 3, 4, 5, 6), tensor(7, 2, 3, 4, 5, 6), "b differs");
    assertThat(comparison.outcome()).isEqualTo(refuted("[n=0 o=0 i=1 j=1]", "5", "9"));
    assertThat(comparison.difference()).contains(differs("[n=0 o=0 i=1 j=1]", "5", "9"));
  }

  @Test
  void a_place_is_of_the_second_tensor() {
    Tensor<double[]> images = new Tensor<>(new Shape(2, 2, 1, 1), new double[] {1, 2, 3, 4});
    assertThat(comparison.expect(row(1, 5), 1, images, 3, "a differs").outcome())
        .isEqualTo(refuted("[n=1 o=1 i=0 j=0]", "5", "4"));
  }

  @Test
  void tensors_of_other_shapes_and_lengths_differ_as_a_whole() {
    assertThat(comparison.expect(tensor(1, 2, 3, 4, 5, 6), row(1, 2), "a differs").outcome())
        .isEqualTo(refuted("shape", "[1, 1, 2, 3]", "[1, 1, 1, 2]"));
    assertThat(of(true).expect(tensor(1, 2, 3, 4, 5, 6), tensor(1, 2), "a differs").outcome())
        .isEqualTo(refuted("length", "6 scalars", "2 scalars"));
  }

  @Test
  void scalars_may_lie_as_far_apart_as_their_bounds() {
    double[] bounds = {0, 0.5, 0.5, 1, 0, Double.POSITIVE_INFINITY};
    Tensor<double[]> due = tensor(0, 2, 3, 4, 5, 6);
    assertThat(
            comparison
                .expectWithin(bounds, due, tensor(0, 2.5, 2.5, 3, 5, -99), "a differs")
                .outcome())
        .isEqualTo(new Outcome.Held(5, 4));
    assertThat(
            of(true)
                .expectWithin(bounds, due, tensor(0, 2, 3.5625, 9, 5, 6), "a differs")
                .outcome())
        .isEqualTo(refuted("[n=0 o=0 i=0 j=2]", "3 ± 0.5", "3.5625"));
    assertThat(of(true).expectWithin(bounds, due, row(1), "a differs").outcome())
        .isEqualTo(refuted("shape", "[1, 1, 2, 3]", "[1, 1, 1, 1]"));
  }

  @Test
  void finite_scalars_may_differ_where_others_are_compared() {
    double infinite = Double.POSITIVE_INFINITY;
    Comparison<double[]> alike = of(true);
    alike.expectWhereNotFinite(row(0, 2, infinite), row(7, 3, infinite), "a differs");
    assertThat(alike.outcome()).isEqualTo(new Outcome.Held(3, 2));
    Comparison<double[]> lost = of(true);
    lost.expectWhereNotFinite(row(0, 2, Double.NaN), row(7, 3, 4), "a differs");
    assertThat(lost.outcome()).isEqualTo(refuted("[n=0 o=0 i=0 j=2]", "NaN", "4"));
    Comparison<double[]> added = of(true);
    added.expectWhereNotFinite(row(0, 2), row(-infinite, infinite), "a differs");
    assertThat(added.outcome()).isEqualTo(refuted("[n=0 o=0 i=0 j=0]", "0", "-Infinity"));
    Comparison<double[]> shorter = of(true);
    shorter.expectWhereNotFinite(row(0, 2), row(0), "a differs");
    assertThat(shorter.outcome()).isEqualTo(refuted("shape", "[1, 1, 1, 2]", "[1, 1, 1, 1]"));
  }

  @Test
  void counts_are_compared_like_scalars() {
    assertThat(comparison.count("a", 2, 2).count("b", 3, 3).count("c", 0, 0).outcome())
        .isEqualTo(new Outcome.Held(3, 2));
    assertThat(of(true).count("a differs", 2, 3).count("b", 1, 4).outcome())
        .isEqualTo(refuted("the whole layer", "2", "3"));
  }

  @Test
  void what_somebody_else_has_compared_is_added() {
    comparison.judged(7, 4);
    comparison.judged(2, 1);
    assertThat(comparison.outcome()).isEqualTo(new Outcome.Held(9, 5));
    comparison.differ(differs("here", "1", "2"));
    comparison.differ(differs("there", "3", "4"));
    assertThat(comparison.outcome()).isEqualTo(refuted("here", "1", "2"));
  }

  @Test
  void suspicions_add_up_and_the_first_is_kept() {
    comparison.judged(9, 9);
    comparison.suspect(2, "a differs", "here", "1", "2");
    comparison.suspect(3, "b differs", "there", "3", "4");
    assertThat(comparison.outcome())
        .isEqualTo(
            new Outcome.Held(
                9, 9, Optional.of(new Outcome.Suspicion(5, differs("here", "1", "2")))));
  }

  @Test
  void where_nothing_could_differ_nothing_is_learnt() {
    Message.Told reason = Message.told("reason", "no reason");
    assertThat(comparison.outcome()).isEqualTo(new Outcome.Vacuous(Comparison.NO_SCALAR));
    assertThat(comparison.outcome(reason)).isEqualTo(new Outcome.Vacuous(reason));
    comparison.nothing(Message.told("better", "a better one"));
    assertThat(comparison.outcome(reason))
        .isEqualTo(new Outcome.Vacuous(Message.told("better", "a better one")));
    assertThat(of(false).expect(row(1), row(1), "a differs").outcome())
        .isEqualTo(
            new Outcome.Vacuous(Message.told("every-product-zero", "every product is zero")));
    assertThat(of(true).expect(row(0), row(0), "a differs").outcome())
        .isEqualTo(
            new Outcome.Vacuous(Message.told("all-compared-zero", "everything compared is zero")));
    assertThat(of(false).expect(row(1), row(2), "a differs").outcome())
        .isEqualTo(refuted("[n=0 o=0 i=0 j=0]", "1", "2"));
  }

  @Test
  void each_kind_of_outcome_is_folded_by_its_own_function() {
    Outcome[] outcomes = {
      new Outcome.Held(1, 1),
      refuted("here", "1", "2"),
      new Outcome.Unsupported("no groups"),
      new Outcome.Vacuous("nothing to see")
    };
    assertThat(outcomes)
        .extracting(
            outcome ->
                outcome.<String>fold(
                    held -> "held " + held.compared(),
                    refuted -> "refuted at " + refuted.by().where(),
                    unsupported -> "unsupported: " + unsupported.reason(),
                    vacuous -> "vacuous: " + vacuous.reason()))
        .containsExactly(
            "held 1", "refuted at here", "unsupported: no groups", "vacuous: nothing to see");
  }
}
