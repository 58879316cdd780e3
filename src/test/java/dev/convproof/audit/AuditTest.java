package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Residues;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.JudgedOutputs;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.Strategies;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.OnnxRuntimeConvolution;
import dev.convproof.subject.OnnxRuntimeSession;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditTest {
  private static final int CASES = 200;

  /** So that max|x|·max|k|·n + max|b| is within 24 bits, whatever the taps. */
  private static final Exactness NARROW = new Exactness(1L << 18, 0, 0);

  static Stream<Arithmetic<?>> types() {
    return Stream.of(Arithmetic.FLOAT32, Arithmetic.FLOAT64, Arithmetic.INT32, Arithmetic.INT64);
  }

  /** One layer, with its right output. */
  private record Layer<V>(Problem<V> problem, V output) {
    static <V> Layer<V> of(Arithmetic<V> numbers, long seed) {
      return of(numbers, numbers.exactness(), seed);
    }

    static <V> Layer<V> of(Arithmetic<V> numbers, Exactness exactness, long seed) {
      Exactness unscaled = new Exactness(exactness.magnitude(), 0, 0);
      Problem<V> problem =
          RandomCase.draw(Reach.FULL.within(4_000), unscaled, 1, false, seed).problem(numbers);
      return of(numbers, problem);
    }

    static <V> Layer<V> of(Arithmetic<V> numbers, Problem<V> problem) {
      return new Layer<>(problem, Strategies.DEFINITION.convolve(numbers, problem).data());
    }

    Audit<V> audit(long seed) {
      return Audit.prepare(
          problem.geometry(), problem.weights().data(), problem.bias().map(Tensor::data), seed);
    }

    /** By the loops that this JVM has, and by the plain ones. */
    Audited audited(V given, long seed) {
      V x = problem.input().data();
      Audited audited = audit(seed).audit(x, given, OptionalInt.of(100), seed);
      V k = problem.weights().data();
      Audit<V> plain = Audit.plain(problem.geometry(), k, problem.bias().map(Tensor::data), seed);
      assertThat(plain.audit(x, given, OptionalInt.of(100), seed)).isEqualTo(audited);
      return audited;
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  <V> void what_is_right_passes(Arithmetic<V> numbers) {
    for (int seed = 0; seed < CASES; seed++) {
      Layer<V> small = Layer.of(numbers, NARROW, seed);
      assertThat(small.audited(small.output(), seed))
          .as(small.problem().geometry().toString())
          .isInstanceOf(Audited.Projected.class);
      Layer<V> full = Layer.of(numbers, seed);
      assertThat(full.audited(full.output(), seed)).isNotInstanceOf(Audited.Wrong.class);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  <V> void what_is_wrong_anywhere_is_found_there(Arithmetic<V> numbers) {
    for (int seed = 0; seed < CASES; seed++) {
      Layer<V> layer = Layer.of(numbers, NARROW, seed);
      for (Corruption corruption : Corruption.values()) {
        V wrong = corruption.of(layer.problem(), layer.output(), seed);
        List<Integer> different = different(layer.output(), wrong);
        Audited audited = layer.audited(wrong, seed);
        if (different.isEmpty()) {
          assertThat(audited).isInstanceOf(Audited.Projected.class);
        } else {
          assertThat(audited)
              .as("%s of %s", corruption, layer.problem().geometry())
              .isInstanceOfSatisfying(
                  Audited.Wrong.class,
                  found -> {
                    assertThat(found.first()).isEqualTo(different.get(0));
                    assertThat(found.wrong()).isEqualTo(different.size());
                    assertThat(found.recomputed()).isEqualTo(Array.getLength(wrong));
                  });
        }
      }
    }
  }

  @Tag("long")
  @Test
  void ten_thousand_corruptions_are_all_found() {
    int wrong = 0;
    for (int seed = CASES; wrong < 10_000; seed++) {
      Layer<float[]> layer = Layer.of(Arithmetic.FLOAT32, NARROW, seed);
      Audit<float[]> audit = layer.audit(seed);
      for (Corruption corruption : Corruption.values()) {
        float[] given = corruption.of(layer.problem(), layer.output(), seed);
        if (!different(layer.output(), given).isEmpty()) {
          assertThat(audit.agrees(layer.problem().input().data(), given)).isFalse();
          wrong++;
        }
      }
    }
  }

  /**
   * Another order of summation, and another's code: integers, and fractions within their bounds.
   */
  @Tag("long")
  @Test
  void ten_thousand_right_outputs_pass() {
    Im2colGemm im2col = new Im2colGemm();
    Optional<OnnxRuntimeConvolution> runtime = runtime();
    for (int seed = CASES; seed < CASES + 2_500; seed++) {
      for (Exactness exactness : List.of(NARROW, Arithmetic.FLOAT32.exactness())) {
        Layer<float[]> layer = Layer.of(Arithmetic.FLOAT32, exactness, seed);
        Problem<float[]> p =
            exactness.equals(NARROW) ? layer.problem() : fractional(layer.problem(), seed);
        Audit<float[]> audit =
            Audit.prepare(p.geometry(), p.weights().data(), p.bias().map(Tensor::data), seed);
        float[] x = p.input().data();
        List<float[]> outputs = new ArrayList<>();
        outputs.add(im2col.convolve(Arithmetic.FLOAT32, p).data());
        runtime.ifPresent(
            ort ->
                outputs.add(
                    ort.apply(p.geometry(), x, p.weights().data(), p.bias().map(Tensor::data))));
        for (float[] y : outputs) {
          assertThat(audit.audit(x, y, OptionalInt.of(20), seed))
              .as("%s, seed %d", p.geometry(), seed)
              .isNotInstanceOf(Audited.Wrong.class);
        }
      }
    }
  }

  private static Optional<OnnxRuntimeConvolution> runtime() {
    try {
      OnnxRuntimeSession.version();
      return Optional.of(new OnnxRuntimeConvolution());
    } catch (NoSubjectException absent) {
      return Optional.empty();
    }
  }

  private static Problem<float[]> fractional(Problem<float[]> like, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Geometry g = like.geometry();
    return Problem.of(
        g,
        floats(random, g.inputSize()),
        floats(random, g.weightSize()),
        like.bias().map(bias -> floats(random, g.outputChannels())));
  }

  private static List<Integer> different(Object right, Object wrong) {
    return IntStream.range(0, Array.getLength(right))
        .filter(at -> Array.getDouble(right, at) != Array.getDouble(wrong, at))
        .boxed()
        .toList();
  }

  @Test
  void numbers_that_are_large_need_no_limbs() {
    Geometry g = new Geometry(3, 1, 2, 2, new Axis(9, 2, 1, 1, 0, 1), new Axis(8, 3, 2, 0, 1, 1));
    for (long scale : new long[] {1L << 20, 1L << 31, 1L << 34, 1L << 44, (1L << 54) + 1}) {
      SplittableRandom random = new SplittableRandom(scale);
      long[] x = random.longs(g.inputSize(), -scale, scale + 1).toArray();
      long[] k = random.longs(g.weightSize(), -1, 2).toArray();
      Layer<long[]> layer = Layer.of(Arithmetic.INT64, Problem.of(g, x, k, Optional.empty()));
      assertThat(layer.audited(layer.output(), 1)).isInstanceOf(Audited.Projected.class);
      layer.output()[17]++;
      assertThat(layer.audited(layer.output(), 1))
          .isInstanceOfSatisfying(
              Audited.Wrong.class, found -> assertThat(found.first()).isEqualTo(17));
    }
  }

  /** Outputs that differ by a multiple of 2^61−1 are equal modulo that prime, and not modulo q. */
  @Test
  void beyond_two_to_the_60_a_second_prime_tells() {
    Geometry g = new Geometry(2, 1, 2, 3, new Axis(5, 2, 1, 1, 0, 1), new Axis(4, 3, 2, 0, 1, 1));
    SplittableRandom random = new SplittableRandom(60);
    long[] x = random.longs(g.inputSize(), -(1L << 57), 1L << 57).toArray();
    long[] k = random.longs(g.weightSize(), -3, 4).toArray();
    long[] b = random.longs(3, -(1L << 60), 1L << 60).toArray();
    Layer<long[]> layer = Layer.of(Arithmetic.INT64, Problem.of(g, x, k, Optional.of(b)));
    for (int seed = 0; seed < 20; seed++) {
      assertThat(layer.audited(layer.output(), seed)).isInstanceOf(Audited.Projected.class);
      int at = random.nextInt(g.outputSize());
      long[] wrong = layer.output().clone();
      wrong[at] += wrong[at] < 0 ? Residues.MODULUS : -Residues.MODULUS;
      assertThat(layer.audited(wrong, seed))
          .isInstanceOfSatisfying(
              Audited.Wrong.class, found -> assertThat(found.first()).isEqualTo(at));
    }
  }

  @Test
  void integers_that_wrap_are_computed_again() {
    Geometry g = new Geometry(1, 1, 2, 1, Axis.of(5, 2), Axis.of(5, 2));
    int[] x = new SplittableRandom(3).ints(g.inputSize()).toArray();
    int[] k = new SplittableRandom(4).ints(g.weightSize()).toArray();
    Layer<int[]> layer = Layer.of(Arithmetic.INT32, Problem.of(g, x, k, Optional.of(new int[1])));
    assertThat(layer.audited(layer.output(), 1))
        .isEqualTo(
            new Audited.Recomputed(
                16, 16, 0, 0, Optional.empty(), "sums may be rounded, or wrap", Optional.empty()));
    layer.output()[3]++;
    assertThat(layer.audited(layer.output(), 1))
        .isEqualTo(
            new Audited.Wrong(
                3,
                Integer.toString(layer.output()[3] - 1),
                Integer.toString(layer.output()[3]),
                1,
                16));
  }

  @Test
  void fractions_are_held_to_the_bound_of_each_output() {
    Geometry g = new Geometry(2, 1, 3, 4, new Axis(6, 3, 1, 1, 1, 1), new Axis(7, 3, 1, 1, 1, 1));
    SplittableRandom random = new SplittableRandom(5);
    float[] x = floats(random, g.inputSize());
    float[] k = floats(random, g.weightSize());
    Layer<float[]> layer =
        Layer.of(Arithmetic.FLOAT32, Problem.of(g, x, k, Optional.of(floats(random, 4))));
    Audit<float[]> audit = layer.audit(7);
    assertThat(audit.audit(x, layer.output(), OptionalInt.empty(), 1))
        .isInstanceOfSatisfying(
            Audited.Recomputed.class,
            again -> {
              assertThat(again.outputs()).isEqualTo(g.outputSize());
              assertThat(again.unjudged()).isZero();
              JudgedOutputs.Ratios ratios = again.ratios().orElseThrow();
              assertThat(ratios.worst()).isBetween(0.001, 0.9);
              assertThat(ratios.typical()).isBetween(0.0, ratios.worst() / 2);
            });
    layer.output()[100] += 0.001f;
    assertThat(audit.audit(x, layer.output(), OptionalInt.empty(), 1))
        .isInstanceOfSatisfying(
            Audited.Wrong.class,
            found -> {
              assertThat(found.first()).isEqualTo(100);
              assertThat(found.wrong()).isEqualTo(1);
              assertThat(found.expected()).contains(" ± ");
            });
    assertThatIllegalArgumentException()
        .isThrownBy(() -> audit.agrees(x, layer.output()))
        .withMessage("no integers whose every sum is exact: audit them");
    x[0] = Float.NaN;
    assertThat(audit.audit(x, layer.output(), OptionalInt.of(2), 1))
        .isInstanceOf(Audited.Recomputed.class);
  }

  private static float[] floats(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int at = 0; at < length; at++) {
      values[at] = (float) (random.nextDouble() - 0.5);
    }
    return values;
  }

  @Test
  void what_is_wrong_passes_seldom() {
    Audit<int[]> audit =
        Audit.prepare(new Geometry(2, 1, 1, 2, Axis.of(2, 1), Axis.of(1, 1)), new int[2]);
    assertThat(audit.bits(1)).isEqualTo(59); // three axes: 3/(2^61−1)
    assertThat(audit.bits(1_000_000)).isEqualTo(39);
  }

  @Test
  void arrays_of_other_lengths_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Audit.prepare(Geometry.UNIT, new int[2]))
        .withMessage("weights of 2 scalars: 1 would be right");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Audit.prepare(Geometry.UNIT, new short[1]))
        .withMessage("an array of short: float, double, int or long");
    Audit<int[]> audit = Audit.prepare(Geometry.UNIT, new int[1]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> audit.agrees(new int[1], new int[3]))
        .withMessage("output of 3 scalars: 1 would be right");
  }
}
