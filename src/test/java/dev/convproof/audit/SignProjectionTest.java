package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.RandomFractions;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.ErrorBound;
import dev.convproof.law.SumError;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What random signs see of rounded outputs: never an error that is within its bound. */
class SignProjectionTest {
  private static final int CASES = 60;

  private static SumError error(String name) {
    return SumError.of(MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow());
  }

  private static Geometry geometry(long seed) {
    Exactness any = Exactness.INTEGERS;
    return RandomCase.draw(Reach.FULL.within(6_000), any, 1, false, seed).geometry();
  }

  private static Optional<SignProjection.Told> told(
      SumError error, Problem<double[]> p, double[] output, long seed) {
    return new SignProjection(
            p.geometry(),
            error,
            Values.of(p.input().data()),
            Values.of(p.weights().data()),
            p.bias().map(b -> Values.of(b.data())).orElse(null),
            Values.of(output),
            new SplittableRandom(seed))
        .told();
  }

  /** Outputs as far from the exact ones as they may be, all to one side, or to either. */
  private static double[] off(double[] exact, ErrorBound bound, boolean oneSide, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] off = exact.clone();
    Arrays.setAll(
        off, y -> exact[y] + (oneSide || random.nextBoolean() ? 1 : -1) * bound.ofOne(y) * 0.999);
    return off;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"f64", "f32", "tf32", "bf16", "f16", "f16:f16", "e4m3", "e4m3:f14", "f32:f64"})
  void no_error_within_its_bound_is_seen_and_one_beyond_what_it_says_is(String name) {
    SumError error = error(name);
    int judged = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Geometry g = geometry(seed);
      Formats formats = seed % 3 == 0 ? Formats.of(NumberFormat.FLOAT64) : error.formats();
      Problem<double[]> p = RandomFractions.problem(g, formats, seed);
      double[] exact = Strategies.DEFINITION.convolve(Doubles.INSTANCE, p).data();
      ErrorBound bound = ErrorBound.of(error, p);
      double[] right = off(exact, bound, seed % 2 == 0, seed);
      Optional<SignProjection.Told> told = told(error, p, right, seed);
      if (bound.overflow().isPresent() || told.isEmpty()) {
        continue;
      }
      judged++;
      assertThat(told.get().suspected()).as("%s, %s", g, name).isEmpty();
      int at = new SplittableRandom(seed).nextInt(right.length);
      right[at] += (seed % 4 < 2 ? 1.01 : -1.01) * 2 * told.get().from();
      int channel = at / g.windows() % g.outputChannels();
      assertThat(told(error, p, right, seed).orElseThrow().suspected()).containsExactly(channel);
    }
    assertThat(judged).isGreaterThan(CASES / 2);
  }

  /** A layer of 64 rows: what it sees is far below what outputs are. */
  @Test
  void structured_errors_are_seen_without_computing_outputs_again() {
    Geometry g = Notation.parse("ci16h34w34co8kh3kw3");
    Problem<float[]> p = floats(RandomFractions.normal(g, error("f32").formats(), true, 3));
    float[] y = new Im2colGemm().convolve(Arithmetic.FLOAT32, p).data();
    Audit<float[]> audit =
        Audit.prepare(g, p.weights().data(), p.bias().map(Tensor::data), error("f32"), 5);
    assertThat(audit.audit(p.input().data(), y, OptionalInt.of(1), 7))
        .isInstanceOfSatisfying(
            Audited.Recomputed.class,
            again -> {
              assertThat(again.outputs()).isEqualTo(1);
              assertThat(again.seen().orElseThrow().channels()).isEqualTo(8);
              assertThat(again.seen().orElseThrow().bits()).isGreaterThanOrEqualTo(3);
            });
    y[3 * 1024 + 77] = Float.intBitsToFloat(Float.floatToRawIntBits(y[3 * 1024 + 77]) ^ 1 << 29);
    assertThat(audit.audit(p.input().data(), y, OptionalInt.of(1), 7))
        .isInstanceOfSatisfying(
            Audited.Wrong.class,
            found -> {
              assertThat(found.first()).isEqualTo(3 * 1024 + 77);
              assertThat(found.wrong()).isEqualTo(1);
              assertThat(found.recomputed()).isBetween(1024, 1025);
            });
    y[3 * 1024 + 77] = Float.NaN;
    assertThat(audit.audit(p.input().data(), y, OptionalInt.of(1), 7))
        .isInstanceOf(Audited.Wrong.class);
  }

  /**
   * On shapes that are hard: depthwise, strided past rows, dilated, one wide, batches. Each
   * corruption is found where all is computed again exactly where it is beyond the bound, and of
   * those that change much, none escapes the signs.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ci6h9w9co6kh3kw3g6",
        "n3ci4h11w7co5kh1kw1sh2sw2",
        "ci3h12w12co4kh3kw3dh2dw3pt2pb2",
        "n2ci2h1w40co3kw5",
        "ci8h13w12co6kh3kw3pt1pb1pl1pr1"
      })
  void structured_corruptions_of_fractions_are_found(String shape) {
    Geometry g = Notation.parse(shape);
    Problem<double[]> wide = RandomFractions.normal(g, error("f32").formats(), true, 1);
    Problem<float[]> p = floats(wide);
    float[] y = new Im2colGemm().convolve(Arithmetic.FLOAT32, p).data();
    double[] exact = Strategies.DEFINITION.convolve(Doubles.INSTANCE, wide).data();
    ErrorBound bound = ErrorBound.of(NumberFormat.FLOAT32, wide);
    Audit<float[]> audit = Audit.prepare(g, p.weights().data(), p.bias().map(Tensor::data), 2);
    Audited.Recomputed right =
        (Audited.Recomputed) audit.audit(p.input().data(), y, OptionalInt.of(1), 3);
    double from = right.seen().orElseThrow().from();
    for (Corruption corruption : Corruption.values()) {
      for (int seed = 0; seed < 2; seed++) {
        float[] wrong = corruption.of(p, y, seed);
        int[] beyond =
            IntStream.range(0, wrong.length)
                .filter(at -> !(Math.abs(wrong[at] - exact[at]) <= 1.001 * bound.ofOne(at)))
                .toArray();
        double most =
            IntStream.of(beyond).mapToDouble(at -> Math.abs(wrong[at] - y[at])).max().orElse(0);
        Audited all = audit.audit(p.input().data(), wrong, OptionalInt.empty(), seed);
        Audited few = audit.audit(p.input().data(), wrong, OptionalInt.of(1), seed);
        if (beyond.length > 0) {
          assertThat(all)
              .as("%s of %s", corruption, shape)
              .isInstanceOfSatisfying(
                  Audited.Wrong.class, found -> assertThat(found.first()).isEqualTo(beyond[0]));
        }
        if (beyond.length == 1 && !(most <= from)) {
          assertThat(few).as("%s of %s", corruption, shape).isInstanceOf(Audited.Wrong.class);
        }
        if (few instanceof Audited.Wrong found) {
          assertThat(beyond).contains(found.first());
        }
      }
    }
  }

  private static Problem<float[]> floats(Problem<double[]> p) {
    return Problem.of(
        p.geometry(),
        floats(p.input().data()),
        floats(p.weights().data()),
        p.bias().map(bias -> floats(bias.data())));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int at = 0; at < floats.length; at++) {
      floats[at] = (float) values[at];
    }
    return floats;
  }
}
