package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Doubles;
import dev.convproof.law.NotNumbers.Reason;
import dev.convproof.law.NotNumbers.Row;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of NaN, ∞ and −0 is computed, and so is why. */
class NotNumbersTest {
  private final NotNumbers table = NotNumbers.of(Strategies.all());

  @Test
  void every_strategy_is_there_in_every_situation() {
    assertThat(table.rows()).hasSize(Strategies.all().size() * Situation.values().length);
    assertThat(table.rows()).allSatisfy(row -> assertThat(row.actual()).isNotBlank());
  }

  @Test
  void the_definition_differs_nowhere() {
    assertThat(table.rows())
        .filteredOn(row -> row.strategy().equals("definition"))
        .allSatisfy(row -> assertThat(row.differs()).isEmpty())
        .allSatisfy(row -> assertThat(row.actual()).isEqualTo(row.expected()));
  }

  @Test
  void padding_that_is_made_explicit_multiplies_its_zeros() {
    Row padded = row("im2col", Situation.PADDED_ZERO_TIMES_INFINITY);
    assertThat(padded.expected()).isEqualTo("[1 ∞ ∞]");
    assertThat(padded.actual()).isEqualTo("[NaN ∞ ∞]");
    assertThat(padded.differs()).hasValue(Reason.PADDING);
    assertThat(row("toeplitz", Situation.PADDED_ZERO_TIMES_INFINITY).differs()).isEmpty();
  }

  @Test
  void a_bias_that_is_added_last_loses_the_sign_of_zero() {
    Row last = row("per-channel", Situation.NEGATIVE_ZERO_BIAS);
    assertThat(last.expected()).isEqualTo("[−0]");
    assertThat(last.actual()).isEqualTo("[0]");
    assertThat(last.differs()).hasValue(Reason.BIAS);
  }

  @Test
  void transforms_spread_what_is_no_number_and_cancel_infinities() {
    assertThat(row("fft", Situation.NAN_UNREAD).differs()).hasValue(Reason.MIXING);
    assertThat(row("winograd-4x4", Situation.NAN_READ).differs()).hasValue(Reason.MIXING);
    assertThat(row("winograd-2x2", Situation.INFINITY_READ).differs()).hasValue(Reason.CANCELLING);
  }

  @Test
  void every_difference_has_a_reason() {
    assertThat(table.rows())
        .extracting(Row::differs)
        .noneMatch(differs -> differs.filter(Reason.OTHER::equals).isPresent());
  }

  @Test
  void what_is_out_of_scope_says_why() {
    Row pointwise = row("pointwise", Situation.NAN_READ);
    assertThat(pointwise.outside()).isTrue();
    assertThat(pointwise.actual()).contains("needs 1×1");
  }

  @Test
  void a_matrix_that_stores_no_zeros_loses_what_they_are_multiplied_with() {
    List<Row> rows = NotNumbers.of(List.of(new ZerosNotStored())).rows();
    assertThat(rows)
        .filteredOn(row -> row.differs().isPresent())
        .extracting(Row::situation)
        .containsExactly(Situation.NAN_TIMES_ZERO, Situation.INFINITY_TIMES_ZERO);
    assertThat(rows)
        .filteredOn(row -> row.situation() == Situation.NAN_TIMES_ZERO)
        .singleElement()
        .satisfies(row -> assertThat(row.actual()).isEqualTo("[1 2]"))
        .satisfies(row -> assertThat(row.differs()).hasValue(Reason.SKIPPING));
  }

  private Row row(String strategy, Situation situation) {
    return table.rows().stream()
        .filter(row -> row.strategy().equals(strategy) && row.situation() == situation)
        .findFirst()
        .orElseThrow();
  }

  /** The definition over an arithmetic that makes no product with a zero weight. */
  private static final class ZerosNotStored implements Strategy {
    @Override
    public String name() {
      return "zeros not stored";
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return (Tensor<V>)
          Strategies.DEFINITION.convolve(new Skipping(), (Problem<double[]>) problem);
    }
  }

  private static final class Skipping implements Algebra<double[]> {
    @Override
    public double[] zeros(int length) {
      return new double[length];
    }

    @Override
    public int length(double[] buffer) {
      return buffer.length;
    }

    @Override
    public void copy(
        double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
      Doubles.INSTANCE.copy(from, at, step, to, toAt, toStep, count);
    }

    @Override
    public void add(double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
      Doubles.INSTANCE.add(from, at, step, to, toAt, toStep, count);
    }

    @Override
    public void multiplyAdd(double[] x, int xAt, double[] k, int kAt, double[] y, int yAt) {
      if (k[kAt] != 0) {
        Doubles.INSTANCE.multiplyAdd(x, xAt, k, kAt, y, yAt);
      }
    }
  }
}
