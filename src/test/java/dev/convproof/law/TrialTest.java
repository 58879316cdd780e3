package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Convolution;
import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One subject on one case: what is asked of it, and what becomes of answers that are none. */
class TrialTest {
  private static final Case ON = CaseLine.parse("w2", "3,4,2", "");

  private static Subject<double[]> subject(Convolution<double[]> convolution) {
    return Subject.of("it", Arithmetic.FLOAT64, convolution);
  }

  private static Subject<double[]> doubling() {
    return subject((g, x, k, b) -> new double[] {x[0] * k[0], x[1] * k[0]});
  }

  private static Disagreement refuted(Subject<double[]> subject) {
    Outcome outcome = Laws.AGREEMENT.judge(subject, ON);
    assertThat(outcome).isInstanceOf(Outcome.Refuted.class);
    assertThat(((Outcome.Refuted) outcome).failedCall()).isTrue();
    return ((Outcome.Refuted) outcome).by();
  }

  @Test
  void a_subject_is_asked_once_and_keeps_nothing_of_what_it_gave() {
    AtomicInteger calls = new AtomicInteger();
    double[] shared = new double[2];
    Trial<double[]> trial =
        new Trial<>(
            subject(
                (g, x, k, b) -> {
                  calls.incrementAndGet();
                  shared[0] = 6;
                  return shared;
                }),
            ON);
    Tensor<double[]> output = trial.output();
    shared[0] = 7;
    assertThat(output.data()).containsExactly(6, 0);
    assertThat(trial.output()).isSameAs(output);
    assertThat(calls).hasValue(1);
    assertThat(trial.name()).isEqualTo("it");
    assertThat(trial.on()).isSameAs(ON);
  }

  @Test
  void what_a_subject_declined_it_is_not_asked_again() {
    AtomicInteger calls = new AtomicInteger();
    Subject<double[]> declining =
        subject(
            (g, x, k, b) -> {
              calls.incrementAndGet();
              throw new DeclinedException("no rows");
            });
    Trial<double[]> trial = new Trial<>(declining, ON);
    Outcome declined = new Outcome.Unsupported("no rows");
    assertThat(Laws.AGREEMENT.judge(trial)).isEqualTo(declined);
    assertThat(Laws.PURITY.judge(trial)).isEqualTo(declined);
    assertThat(calls).hasValue(1);
  }

  @Test
  void what_a_subject_does_not_support_it_is_not_asked() {
    Message.Told said = Message.told("few", "too few columns");
    Subject<double[]> narrow =
        subject((g, x, k, b) -> null).supporting(p -> new Support.Unsupported(said));
    assertThat(Laws.AGREEMENT.judge(narrow, ON)).isEqualTo(new Outcome.Unsupported(said));
    assertThat(new Trial<>(narrow, ON).computes(ON)).isFalse();
    assertThat(new Trial<>(doubling(), ON).computes(ON)).isTrue();
  }

  @Test
  void a_call_that_never_came_back_is_told_apart_from_one_that_failed() {
    Disagreement failed =
        refuted(
            subject(
                (g, x, k, b) -> {
                  throw new FailedCallException("gave up", "the call", "nothing");
                }));
    assertThat(failed)
        .isEqualTo(
            new Disagreement(
                "agreement",
                "it gave up on w2",
                "the call",
                "an output [1, 1, 1, 2]",
                "nothing",
                "doubles",
                ON,
                false));
    Disagreement ended =
        refuted(
            subject(
                (g, x, k, b) -> {
                  throw FailedCallException.ending("did not come back", "the call", "nothing");
                }));
    assertThat(ended.ended()).isTrue();
    assertThat(ended.what()).isEqualTo("it did not come back on w2");
  }

  @Test
  void a_result_that_is_none_or_of_another_length_is_refuted() {
    assertThat(refuted(subject((g, x, k, b) -> null)))
        .isEqualTo(
            new Disagreement(
                "agreement",
                "it gives no output on w2",
                "the output",
                "an output",
                "null",
                "doubles",
                ON));
    assertThat(refuted(subject((g, x, k, b) -> new double[3])))
        .isEqualTo(
            new Disagreement(
                "agreement",
                "it gives a buffer of another length on w2",
                "the output",
                "2 scalars",
                "3 scalars",
                "doubles",
                ON));
  }

  @Test
  void what_is_thrown_is_placed_in_the_subjects_own_code() {
    Disagreement inside = refuted(subject((g, x, k, b) -> new double[] {Integer.parseInt("x")}));
    assertThat(inside.what()).isEqualTo("it threw NumberFormatException on w2");
    assertThat(inside.where()).matches("lambda\\S*\\(TrialTest\\.java:\\d+\\)");
    assertThat(inside.actual()).contains("For input string: \"x\"");
    Disagreement untraced =
        refuted(
            subject(
                (g, x, k, b) -> {
                  RuntimeException bare = new IllegalStateException("bare");
                  bare.setStackTrace(new StackTraceElement[0]);
                  throw bare;
                }));
    assertThat(untraced.where())
        .isEqualTo("a place that only -XX:-OmitStackTraceInFastThrow shows");
    Disagreement elsewhere =
        refuted(
            subject(
                (g, x, k, b) -> {
                  RuntimeException foreign = new IllegalStateException("foreign");
                  foreign.setStackTrace(
                      new StackTraceElement[] {
                        new StackTraceElement("java.util.List", "get", "List.java", 7)
                      });
                  throw foreign;
                }));
    assertThat(elsewhere.where()).isEqualTo("get(List.java:7)");
  }

  @Test
  void gradients_are_asked_like_outputs() {
    Subject<double[]> offering =
        doubling()
            .inputGradient((g, x, k, y) -> new double[] {k[0] * y[0], k[0] * y[1]})
            .weightGradient((g, x, k, y) -> null)
            .biasGradient((g, x, k, y) -> new double[0]);
    Trial<double[]> trial = new Trial<>(offering, ON);
    double[] gradient = {5, 6};
    assertThat(trial.inputGradient(trial.problem(), gradient).orElseThrow().data())
        .containsExactly(10, 12);
    assertThat(ended(trial, () -> trial.weightGradient(trial.problem(), gradient)))
        .isEqualTo("it gives no weight gradient on w2, the weight gradient: a weight gradient");
    assertThat(ended(trial, () -> trial.biasGradient(trial.problem(), gradient)))
        .isEqualTo("it gives a buffer of another length on w2, the bias gradient: 1 scalars");
    Trial<double[]> without = new Trial<>(doubling(), ON);
    assertThat(without.inputGradient(trial.problem(), gradient)).isEmpty();
    assertThat(without.weightGradient(trial.problem(), gradient)).isEmpty();
    assertThat(without.biasGradient(trial.problem(), gradient)).isEmpty();
    Trial<double[]> declining =
        new Trial<>(offering.supporting(g -> g.batch() > 1, "one image"), ON);
    Outcome outcome =
        declining.guarded(
            Laws.PURITY,
            () -> {
              declining.inputGradient(trial.problem(), gradient);
              return new Outcome.Held(1, 1);
            });
    assertThat(outcome).isEqualTo(new Outcome.Unsupported("one image"));
  }

  private static String ended(Trial<double[]> trial, Runnable call) {
    Outcome outcome =
        trial.guarded(
            Laws.PURITY,
            () -> {
              call.run();
              return new Outcome.Held(1, 1);
            });
    Disagreement by = ((Outcome.Refuted) outcome).by();
    assertThat(by.law()).isEqualTo("purity");
    return by.what() + ", " + by.where() + ": " + by.expected();
  }

  /** Half precision has 2,049 neither as an input nor as a gradient. */
  @Test
  void numbers_that_a_format_has_not_are_not_asked() {
    AtomicInteger calls = new AtomicInteger();
    Subject<float[]> half =
        Subject.of(
                "half",
                Arithmetic.FLOAT16,
                (g, x, k, b) -> {
                  calls.incrementAndGet();
                  return new float[] {x[0] * k[0], x[1] * k[0]};
                })
            .inputGradient((g, x, k, y) -> new float[] {k[0] * y[0], k[0] * y[1]});
    Trial<float[]> trial = new Trial<>(half, ON);
    Outcome cannotTell =
        new Outcome.Vacuous(
            Message.told(
                "not-of-format", "numbers that the law makes are not of the format %s", "f16"));
    assertThat(
            trial.guarded(
                Laws.PURITY, () -> held(trial.output(CaseLine.parse("w2", "2049,4,2", "")))))
        .isEqualTo(cannotTell);
    assertThat(
            trial.guarded(
                Laws.PURITY,
                () -> held(trial.inputGradient(trial.problem(), new float[] {2_049, 1}))))
        .isEqualTo(cannotTell);
    assertThat(
            trial.guarded(
                Laws.PURITY,
                () -> held(trial.weightGradient(trial.problem(), new float[] {2_049, 1}))))
        .as("what is not offered is not asked either")
        .isEqualTo(new Outcome.Held(1, 1));
    Problem<float[]> beyond = trial.problem().withInput(new float[] {2_049, 1});
    assertThat(
            trial.guarded(Laws.PURITY, () -> held(trial.inputGradient(beyond, new float[] {1, 1}))))
        .isEqualTo(cannotTell);
    assertThat(calls).hasValue(0);
    assertThat(trial.output().data()).containsExactly(6, 8);
    assertThat(trial.inputGradient(trial.problem(), new float[] {2_048, 1}).orElseThrow().data())
        .containsExactly(4_096, 2);
  }

  private static Outcome held(Object unused) {
    return new Outcome.Held(1, 1);
  }

  @Test
  void sums_of_mixed_formats_are_rounded_once_to_the_outputs() {
    Arithmetic<float[]> half = Arithmetic.inFloats("f16:f32");
    Problem<float[]> problem =
        Problem.of(
            CaseLine.parse("ci2", "1,1,1,1", "").geometry(),
            new float[] {2_048, 1},
            new float[] {1, 1},
            Optional.of(new float[] {0.5f}));
    assertThat(Trial.defined(half, problem).data()).containsExactly(2_050);
    assertThat(Trial.defined(Arithmetic.FLOAT32, problem).data()).containsExactly(2_049.5f);
  }

  @Test
  void a_trial_of_another_subject_shares_what_does_not_depend_on_it() {
    Trial<double[]> one = new Trial<>(doubling(), ON);
    Tensor<double[]> expected = one.expected();
    assertThat(one.products()).isTrue();
    Trial<double[]> other = one.of(subject((g, x, k, b) -> new double[2]));
    assertThat(other.problem()).isSameAs(one.problem());
    assertThat(other.expected()).isSameAs(expected);
    assertThat(other.products()).isTrue();
    assertThat(new Trial<>(doubling(), CaseLine.parse("w2", "3,4,0", "")).products()).isFalse();
    assertThat(other.output().data()).containsExactly(0, 0);
    assertThat(expected.data()).containsExactly(6, 8);
  }

  /** Only floating-point numbers round, and only algorithms that are not exact where sums are. */
  @Test
  void only_a_declared_algorithm_over_floats_rounds_exact_sums() {
    Rounding winograd = Rounding.within("W", (format, p) -> new double[] {1, 1});
    Rounding exact = Rounding.exactOrWithin("E", (format, p) -> new double[] {1, 1});
    assertThat(new Trial<>(doubling(), ON).rounds()).isFalse();
    assertThat(new Trial<>(doubling().rounding(exact), ON).rounds()).isFalse();
    assertThat(new Trial<>(doubling().rounding(winograd), ON).rounds()).isTrue();
    Subject<long[]> integers = Subject.of("whole", Arithmetic.INT64, (g, x, k, b) -> x);
    assertThat(new Trial<>(integers.rounding(winograd), ON).rounds()).isFalse();
    assertThat(Agreement.bounds(new Trial<>(doubling().rounding(winograd), ON)).orElseThrow())
        .containsExactly(1, 1);
    assertThat(Agreement.bounds(new Trial<>(doubling().rounding(exact), ON))).isEmpty();
  }

  @Test
  void what_runs_a_subject_in_another_way_is_guarded_too() {
    Trial<double[]> trial = new Trial<>(doubling(), ON);
    assertThat(trial.judged(Laws.STRIDE, () -> new Outcome.Held(2, 1)))
        .isEqualTo(new Outcome.Held(2, 1));
    Outcome outcome =
        trial.judged(
            Laws.STRIDE,
            () -> {
              throw new IllegalStateException("stuck");
            });
    assertThat(((Outcome.Refuted) outcome).by().law()).isEqualTo("stride");
    assertThat(((Outcome.Refuted) outcome).by().expected()).isEqualTo("an output [1, 1, 1, 2]");
  }
}
