package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.BackwardPass;
import dev.convproof.Convolution;
import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomPoint;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What floating-point subjects are held to: accuracy, and determinism and IEEE 754 as claimed. */
class ClaimedLawsTest {
  private static final Case ON = RandomPoint.on(Notation.parse("n2g2ci4h4w5co4kh2kw3"), 9, 3);
  private static final Geometry G = ON.geometry();

  static Subject<float[]> floats(Convolution<float[]> convolution) {
    return Subject.of("it", Arithmetic.FLOAT32, convolution);
  }

  static Subject<float[]> right() {
    return Strategies.DEFINITION.over(Floats.INSTANCE);
  }

  static Subject<float[]> changed(DoubleUnaryOperator output) {
    return floats(
        (g, x, k, b) -> {
          float[] y = right().forward().apply(g, x, k, b);
          for (int at = 0; at < y.length; at++) {
            y[at] = (float) output.applyAsDouble(y[at]);
          }
          return y;
        });
  }

  private static Disagreement refuted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refuted.class);
    return ((Outcome.Refuted) outcome).by();
  }

  @Test
  void only_what_is_claimed_of_floats_is_judged() {
    Subject<float[]> plain = floats(right().forward());
    assertThat(ClaimedLaws.of(plain)).containsExactly(ClaimedLaws.ACCURACY);
    assertThat(ClaimedLaws.of(plain.claiming(new Subject.Claims(true, false))))
        .containsExactly(ClaimedLaws.ACCURACY, ClaimedLaws.DETERMINISM);
    assertThat(ClaimedLaws.of(plain.claiming(new Subject.Claims(false, true))))
        .containsExactly(ClaimedLaws.ACCURACY, ClaimedLaws.PROPAGATION);
    Subject<int[]> integers = Strategies.DEFINITION.over(Arithmetic.INT32);
    assertThat(ClaimedLaws.of(integers.claiming(new Subject.Claims(true, true)))).isEmpty();
    assertThat(ClaimedLaws.ACCURACY.judge(integers, ON))
        .isEqualTo(
            new Outcome.Vacuous(Message.told("no-fractions", "its numbers have no fractions")));
    assertThat(ClaimedLaws.all())
        .containsExactly(ClaimedLaws.ACCURACY, ClaimedLaws.DETERMINISM, ClaimedLaws.PROPAGATION);
    assertThat(ClaimedLaws.all()).allMatch(Law::allowsForRounding);
    assertThat(ClaimedLaws.all())
        .filteredOn(Law::needsExactSums)
        .containsExactly(ClaimedLaws.PROPAGATION);
  }

  /** Numbers of as many bits as the inputs have, so that sums are rounded; the same each time. */
  @ParameterizedTest
  @ValueSource(strings = {"f64", "f32", "tf32", "bf16", "f16", "e4m3", "f32:f64"})
  void wide_numbers_fill_the_format_and_follow_from_the_case(String name) {
    wide(Arithmetic.named(name));
  }

  private static <V> void wide(Arithmetic<V> numbers) {
    Problem<V> one = ClaimedLaws.wide(numbers, ON);
    double[] input = Accuracy.doubles(one.input().data());
    double[] weights = Accuracy.doubles(one.weights().data());
    double[] bias = Accuracy.doubles(one.bias().orElseThrow().data());
    assertThat(input)
        .isEqualTo(Accuracy.doubles(ClaimedLaws.wide(numbers, ON).input().data()))
        .hasSize(G.inputSize());
    assertThat(weights).hasSize(G.weightSize()).isNotEqualTo(input);
    assertThat(bias).hasSize(G.outputChannels());
    if (numbers instanceof MixedArithmetic<V> mixed) {
      int bits = Math.min(24, mixed.formats().input().precision());
      assertThat(mixed.represents(one.input().data(), one.weights().data(), Optional.empty()))
          .isTrue();
      assertThat(Arrays.stream(input).map(Math::abs).max().orElseThrow()).isBetween(2.0, 4.0);
      assertThat(Arrays.stream(input).map(x -> Math.scalb(x, bits)))
          .allMatch(x -> x == Math.rint(x))
          .anyMatch(x -> x / 2 != Math.rint(x / 2));
    } else {
      double most = Math.scalb(1.0, numbers.format().orElseThrow().precision() - 2);
      assertThat(Arrays.stream(input).map(Math::abs).max().orElseThrow()).isBetween(most / 2, most);
    }
    Problem<V> other = ClaimedLaws.wide(numbers, RandomPoint.on(ON, 9, 4));
    assertThat(Accuracy.doubles(other.input().data())).isNotEqualTo(input);
  }

  @Test
  void bits_that_change_from_call_to_call_refute_determinism() {
    AtomicInteger calls = new AtomicInteger();
    float[] shared = new float[G.outputSize()];
    Subject<float[]> changing =
        floats(
            (g, x, k, b) -> {
              float[] y = right().forward().apply(g, x, k, b);
              y[3] = calls.incrementAndGet() % 2 == 0 ? y[3] : Math.nextUp(y[3]);
              System.arraycopy(y, 0, shared, 0, y.length);
              return shared;
            });
    assertThat(ClaimedLaws.DETERMINISM.judge(right(), ON))
        .isEqualTo(new Outcome.Held(G.outputSize(), G.outputSize()));
    Disagreement by = refuted(ClaimedLaws.DETERMINISM.judge(changing, ON));
    assertThat(by.what()).isEqualTo("it gives other bits at an equal call");
    assertThat(by.where()).isEqualTo(Comparison.position(Shape.output(G), 3));
    assertThat(ClaimedLaws.DETERMINISM.facts(Arithmetic.FLOAT32, ON))
        .containsExactly("  with       wide numbers in the place of these, which follow from them");
  }

  /** Which of the three takes its place, and where, follows from the values. */
  @Test
  void what_is_no_number_must_reach_the_outputs_that_read_it() {
    Subject<float[]> clean = changed(y -> Double.isFinite(y) ? y : 0);
    Subject<float[]> signless = changed(Math::abs);
    Set<String> specials = new TreeSet<>();
    Set<String> places = new TreeSet<>();
    for (int value = 1; value <= 30; value++) {
      Case on = CaseLine.parse("w3kw2", value + ",2,3,4,5", "");
      assertThat(ClaimedLaws.PROPAGATION.judge(right(), on)).isEqualTo(new Outcome.Held(2, 2));
      String with = ClaimedLaws.PROPAGATION.facts(Arithmetic.FLOAT32, on).get(0);
      assertThat(with).matches("  with       (NaN|-?Infinity) as scalar [012] of the input");
      String special = with.replaceAll("  with       | as.*", "");
      specials.add(special);
      places.add(with.replaceAll(".*scalar | of.*", ""));
      Disagreement by = refuted(ClaimedLaws.PROPAGATION.judge(clean, on));
      assertThat(by.what())
          .isEqualTo("it takes " + special + " in the input elsewhere than IEEE 754");
      assertThat(by.expected()).isEqualTo(special);
      assertThat(by.where().equals("[n=0 o=0 i=0 j=0]"))
          .as("the last column is read by the second window alone")
          .isEqualTo(!with.contains("scalar 2"));
      boolean negative = special.equals("-Infinity");
      assertThat(ClaimedLaws.PROPAGATION.judge(signless, on) instanceof Outcome.Refuted)
          .isEqualTo(negative);
      Subject<double[]> doubles = Strategies.DEFINITION.over(Doubles.INSTANCE);
      assertThat(ClaimedLaws.PROPAGATION.judge(doubles, on)).isEqualTo(new Outcome.Held(2, 2));
      Subject<double[]> lost =
          Subject.of(
              "it",
              Arithmetic.FLOAT64,
              (g, x, k, b) ->
                  Arrays.stream(doubles.forward().apply(g, x, k, b))
                      .map(y -> Double.isFinite(y) ? y : 0)
                      .toArray());
      assertThat(ClaimedLaws.PROPAGATION.judge(lost, on)).isInstanceOf(Outcome.Refuted.class);
    }
    assertThat(specials).containsExactly("-Infinity", "Infinity", "NaN");
    assertThat(places).containsExactly("0", "1", "2");
  }

  @Test
  void a_subject_that_rounds_otherwise_is_held_to_what_is_not_finite() {
    Rounding coarse = Rounding.within("W", (format, p) -> new double[p.geometry().outputSize()]);
    Case on =
        IntStream.rangeClosed(1, 30)
            .mapToObj(value -> CaseLine.parse("w3kw2", value + ",2,3,4,5", ""))
            .filter(
                c ->
                    ClaimedLaws.PROPAGATION
                        .facts(Arithmetic.FLOAT32, c)
                        .get(0)
                        .contains("scalar 2"))
            .findFirst()
            .orElseThrow();
    assertThat(ClaimedLaws.PROPAGATION.judge(changed(y -> y + 1).rounding(coarse), on))
        .isEqualTo(new Outcome.Held(2, 2));
    assertThat(ClaimedLaws.PROPAGATION.judge(changed(y -> y + 1), on))
        .isInstanceOf(Outcome.Refuted.class);
    assertThat(ClaimedLaws.PROPAGATION.judge(changed(y -> 1).rounding(coarse), on))
        .isInstanceOf(Outcome.Refuted.class);
  }

  @Test
  void each_output_on_fractional_numbers_lies_within_its_bound() {
    assertThat(ClaimedLaws.ACCURACY.judge(right(), ON))
        .isEqualTo(new Outcome.Held(G.outputSize(), G.outputSize()));
    Disagreement by = refuted(ClaimedLaws.ACCURACY.judge(changed(y -> y * (1 + 0x1p-15)), ON));
    assertThat(by.what()).isEqualTo("it is further off than rounding takes it");
    assertThat(by.where()).isEqualTo("[n=0 o=0 i=0 j=0]");
    assertThat(by.expected()).contains(" ± ");
    assertThat(refuted(ClaimedLaws.ACCURACY.judge(changed(y -> Double.NaN), ON)).actual())
        .isEqualTo("NaN");
    assertThat(ClaimedLaws.ACCURACY.facts(Arithmetic.FLOAT32, ON))
        .containsExactly(
            "  with       fractional numbers in the place of these, which follow from them");
  }

  /** The gradients' windows and taps are terms; each of the three is named. */
  @Test
  void each_gradient_lies_within_its_bound() {
    Subject<float[]> all = BackwardStrategies.all().get(2).over(Floats.INSTANCE);
    int gradients = G.inputSize() + G.weightSize() + G.outputChannels();
    Outcome outcome = ClaimedLaws.ACCURACY.judge(all, ON);
    assertThat(outcome).isInstanceOf(Outcome.Held.class);
    assertThat(((Outcome.Held) outcome).compared()).isEqualTo(G.outputSize() + gradients);
    assertThat(((Outcome.Held) outcome).suspicion()).isEmpty();
    String off = "col2im is further off than rounding takes it in the gradient of the ";
    assertThat(what(all.inputGradient(off(all.inputGradient())))).isEqualTo(off + "input");
    assertThat(what(all.weightGradient(off(all.weightGradient())))).isEqualTo(off + "weights");
    assertThat(what(all.biasGradient(off(all.biasGradient())))).isEqualTo(off + "bias");
    Subject<float[]> one = right().biasGradient(all.biasGradient().orElseThrow());
    assertThat(((Outcome.Held) ClaimedLaws.ACCURACY.judge(one, ON)).compared())
        .isEqualTo(G.outputSize() + G.outputChannels());
  }

  private static String what(Subject<float[]> subject) {
    return refuted(ClaimedLaws.ACCURACY.judge(subject, ON)).what();
  }

  private static BackwardPass<float[]> off(Optional<BackwardPass<float[]>> pass) {
    return (g, x, k, y) -> {
      float[] found = pass.orElseThrow().apply(g, x, k, y);
      for (int at = 0; at < found.length; at++) {
        found[at] *= 1 + 0x1p-12f;
      }
      return found;
    };
  }

  /** Errors of one sign are suspect on sums of a thousand terms, and right by the worst case. */
  @Test
  void long_sums_of_truncated_additions_are_suspect() {
    Subject<float[]> truncating =
        floats(
            (g, x, k, b) -> {
              float[] y = new float[g.outputSize()];
              for (int o = 0; o < y.length; o++) {
                double sum = b.isPresent() ? b.get()[o] : 0;
                for (int at = 0; at < x.length; at++) {
                  sum = NumberFormat.FLOAT32.truncate(sum + (double) x[at] * k[o * x.length + at]);
                }
                y[o] = (float) sum;
              }
              return y;
            });
    Case on = RandomPoint.on(Notation.parse("ci16384co2"), 9, 1);
    Outcome outcome = ClaimedLaws.ACCURACY.judge(truncating, on);
    assertThat(outcome).isInstanceOf(Outcome.Held.class);
    Outcome.Held held = (Outcome.Held) outcome;
    assertThat(held.compared()).as("with those of positive numbers").isEqualTo(4);
    assertThat(held.suspicion()).isPresent();
    assertThat(held.suspicion().get().first().what())
        .isEqualTo("it is further off than chance takes it");
    assertThat(held.suspicion().get().first().expected()).contains(" ± ");
    Case shorter = RandomPoint.on(Notation.parse("ci1023"), 9, 1);
    assertThat(ClaimedLaws.ACCURACY.judge(right(), shorter)).isEqualTo(new Outcome.Held(1, 1));
    Case longer = RandomPoint.on(Notation.parse("ci1024"), 9, 1);
    assertThat(ClaimedLaws.ACCURACY.judge(right(), longer)).isEqualTo(new Outcome.Held(2, 2));
  }

  @Test
  void a_declared_bound_takes_the_place_of_that_of_sums() {
    Rounding wide =
        Rounding.within(
            "W",
            (format, p) ->
                IntStream.range(0, p.geometry().outputSize()).mapToDouble(y -> 1.0).toArray());
    Subject<float[]> off = changed(y -> y + 0.5);
    assertThat(ClaimedLaws.ACCURACY.judge(off, ON)).isInstanceOf(Outcome.Refuted.class);
    assertThat(ClaimedLaws.ACCURACY.judge(off.rounding(wide), ON))
        .isEqualTo(new Outcome.Held(G.outputSize(), G.outputSize()));
    assertThat(ClaimedLaws.ACCURACY.judge(changed(y -> y + 2).rounding(wide), ON))
        .isInstanceOf(Outcome.Refuted.class);
  }

  /** Half precision ends at 65,504: so many terms may pass it, and leave no bound. */
  @Test
  void sums_that_may_overflow_have_no_bound() {
    Subject<float[]> half = Strategies.DEFINITION.over(Arithmetic.inFloats("f16:f16"));
    Case on = RandomPoint.on(Notation.parse("ci65536"), 9, 1);
    assertThat(ClaimedLaws.ACCURACY.judge(half, on))
        .isEqualTo(
            new Outcome.Vacuous(
                Message.told("no-known-bound", "no bound is known of so many additions")));
  }

  @Test
  void numbers_are_stored_in_the_arrays_of_their_arithmetic() {
    double[] values = {0.1, 2};
    assertThat(Accuracy.stored(Arithmetic.FLOAT32, values)).containsExactly(0.1f, 2);
    double[] stored = Accuracy.stored(Arithmetic.FLOAT64, values);
    assertThat(stored).containsExactly(0.1, 2).isNotSameAs(values);
    assertThat(Accuracy.doubles(values)).containsExactly(0.1, 2).isNotSameAs(values);
    assertThat(Accuracy.doubles(new float[] {0.5f, 3})).containsExactly(0.5, 3);
    assertThat(Accuracy.error(right().rounding(Rounding.nearest())).nearest()).isTrue();
    Subject<float[]> half = Strategies.DEFINITION.over(Arithmetic.FLOAT16);
    assertThat(Accuracy.error(half).nearest()).isFalse();
    assertThat(Accuracy.error(half.rounding(Rounding.nearest())).nearest()).isTrue();
  }
}
