package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Convolution;
import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Int64;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls leave no trace: in what they were given, in earlier results, and in later ones. */
class PurityTest {
  private static final Case ON = CaseLine.parse("w2", "3,0,2,5", "");
  private static final Case UNBIASED = CaseLine.parse("w2", "3,0,2", "");

  private static Subject<long[]> subject(Convolution<long[]> convolution) {
    return Subject.of("it", Arithmetic.INT64, convolution);
  }

  private static Subject<long[]> within(Convolution<long[]> convolution) {
    return subject(convolution).supporting(PurityTest::isOneRow, "one row");
  }

  private static long[] right(Problem<long[]> p) {
    return Strategies.DEFINITION.convolve(Int64.INSTANCE, p).data();
  }

  private static boolean isOneRow(Geometry g) {
    return g.rows().input() == 1;
  }

  private static String refuted(Subject<?> subject, Case on) {
    Outcome outcome = Laws.PURITY.judge(subject, on);
    assertThat(outcome).isInstanceOf(Outcome.Refuted.class);
    return ((Outcome.Refuted) outcome).by().what();
  }

  /** Negated, with ones for zeros; without a bias the weights keep their signs. */
  @Test
  void other_values_and_another_shape_come_between() {
    List<String> calls = new ArrayList<>();
    Subject<long[]> recording =
        subject(
            (g, x, k, b) -> {
              Case called = Case.of(g, x.clone(), k.clone(), b.map(long[]::clone));
              calls.add(called.toString());
              return right(Problem.of(g, x, k, b));
            });
    assertThat(Laws.PURITY.judge(recording, ON)).isEqualTo(new Outcome.Held(12, 11));
    assertThat(calls)
        .containsExactly(
            "w2 --values 3,0,2,5",
            "w2 --values -3,1,-2,-5",
            "w2 --values 3,0,2,5",
            "w2 --values 3,0,2,5",
            "h2 --values 1*3",
            "w2 --values -3,1,-2,-5");
    calls.clear();
    assertThat(
            Laws.PURITY.judge(recording.supporting(g -> g.columns().input() > 1, "one"), UNBIASED))
        .isEqualTo(new Outcome.Held(9, 6));
    assertThat(calls)
        .containsExactly(
            "w2 --values 3,0,2", "w2 --values -3,1,2", "w2 --values 3,0,2", "w2 --values 3,0,2");
  }

  /** What an unsigned input cannot be is made one smaller. */
  @Test
  void what_has_no_negative_is_one_smaller() {
    List<Integer> inputs = new ArrayList<>();
    Subject<int[]> unsigned =
        Subject.of(
                "it",
                Arithmetic.UINT8_INT8,
                (g, x, k, b) -> {
                  inputs.add(x[0]);
                  inputs.add(k[0]);
                  return new int[] {x[0] * k[0] + b.map(bias -> bias[0]).orElse(0)};
                })
            .supporting(PurityTest::isOneRow, "one row");
    assertThat(Laws.PURITY.judge(unsigned, CaseLine.parse("n1", "200,-128,1", "")))
        .isInstanceOf(Outcome.Held.class);
    assertThat(inputs.subList(2, 4)).containsExactly(199, -127);
  }

  @Test
  void a_call_that_changes_what_it_was_given_is_refuted() {
    assertThat(refuted(spoiling(0), ON)).isEqualTo("it changes its input");
    assertThat(refuted(spoiling(1), ON)).isEqualTo("it changes its weights");
    assertThat(refuted(spoiling(2), ON)).isEqualTo("it changes its bias");
  }

  private static Subject<long[]> spoiling(int which) {
    return subject(
            (g, x, k, b) -> {
              long[] y = right(Problem.of(g, x, k, b));
              (which == 0 ? x : which == 1 ? k : b.orElseThrow())[0]++;
              return y;
            })
        .supporting(PurityTest::isOneRow, "one row");
  }

  @Test
  void a_result_in_a_buffer_that_is_in_use_is_refuted() {
    String shares = "it: a result shares its buffer";
    long[] one = new long[2];
    assertThat(
            refuted(
                subject(
                    (g, x, k, b) -> {
                      System.arraycopy(right(Problem.of(g, x, k, b)), 0, one, 0, 2);
                      return one;
                    }),
                ON))
        .isEqualTo(shares);
    Case ones = CaseLine.parse("w2", "3,0,1,0", "");
    assertThat(refuted(within((g, x, k, b) -> x), ones)).isEqualTo(shares);
    Case unit = CaseLine.parse("n1", "1,3", "");
    assertThat(refuted(within((g, x, k, b) -> k), unit)).isEqualTo(shares);
    Case zero = CaseLine.parse("n1", "3,1,7", "");
    assertThat(refuted(within((g, x, k, b) -> b.orElse(k)), zero)).isEqualTo(shares);
  }

  @Test
  void a_second_call_that_differs_is_refuted() {
    AtomicInteger calls = new AtomicInteger();
    Subject<long[]> counting =
        subject(
            (g, x, k, b) -> {
              long[] y = right(Problem.of(g, x, k, b));
              y[0] += calls.incrementAndGet() == 3 ? 1 : 0;
              return y;
            });
    assertThat(refuted(counting, ON)).isEqualTo("it: a second call differs");
    AtomicInteger more = new AtomicInteger();
    Subject<long[]> fourth =
        subject(
            (g, x, k, b) -> {
              long[] y = right(Problem.of(g, x, k, b));
              y[0] += more.incrementAndGet() == 4 ? 1 : 0;
              return y;
            });
    assertThat(refuted(fourth, ON)).isEqualTo("it: a second call differs");
    AtomicInteger last = new AtomicInteger();
    Subject<long[]> sixth =
        subject(
            (g, x, k, b) -> {
              long[] y = right(Problem.of(g, x, k, b));
              y[0] += last.incrementAndGet() == 6 ? 1 : 0;
              return y;
            });
    assertThat(refuted(sixth, ON)).isEqualTo("it: a result depends on the call before");
  }

  @Test
  void a_call_that_changes_an_earlier_result_is_refuted() {
    List<long[]> given = new ArrayList<>();
    Subject<long[]> late =
        subject(
            (g, x, k, b) -> {
              given.add(right(Problem.of(g, x, k, b)));
              if (given.size() == 4) {
                given.get(1)[0]++; // that of other values
              }
              return given.get(given.size() - 1);
            });
    assertThat(refuted(late, ON)).isEqualTo("it: a call changes an earlier result");
  }

  /** Where results are rounded, a second one may differ, as long as it is within its bound. */
  @Test
  void rounded_results_may_differ_within_their_bound_unless_they_are_claimed_to_repeat() {
    Rounding half = Rounding.within("H", (format, p) -> new double[] {0.5, 0.5});
    Subject<float[]> near = wandering(0.5f).rounding(half);
    assertThat(Laws.PURITY.judge(near, ON)).isInstanceOf(Outcome.Held.class);
    assertThat(refuted(near.claiming(new Subject.Claims(true, false)), ON))
        .isEqualTo("it: a second call differs");
    assertThat(refuted(wandering(0.75f).rounding(half), ON)).isEqualTo("it: a second call differs");
  }

  private static Subject<float[]> wandering(float by) {
    AtomicInteger calls = new AtomicInteger();
    return Subject.of(
        "it",
        Arithmetic.FLOAT32,
        (g, x, k, b) -> {
          float off = calls.incrementAndGet() % 3 == 0 ? by : 0;
          float[] y = new float[x.length];
          for (int at = 0; at < x.length; at++) {
            y[at] = x[at] * k[0] + b.map(bias -> bias[0]).orElse(0f) + off;
          }
          return y;
        });
  }
}
