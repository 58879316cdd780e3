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
