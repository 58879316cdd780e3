package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Residues;
import dev.convproof.generate.RandomCase;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to compute in something narrower is what a kernel in it computes, order by order. */
class NarrowerFormatsTest {
  private static final int TERMS = 19;

  static Formats formats(String name) {
    return MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow();
  }

  static List<NarrowerFormats> ways(String formats, int zero) {
    return NarrowerFormats.of(formats(formats), zero, Optional.empty());
  }

  static List<String> names(String formats, int zero) {
    return ways(formats, zero).stream().map(NarrowerFormats::name).distinct().toList();
  }

  static List<Number> given(String formats, int zero, String name, OutputTerms terms) {
    return ways(formats, zero).stream()
        .filter(way -> way.name().equals(name))
        .map(way -> way.output().apply(terms))
        .toList();
  }

  /** Fractions of 53 bits, whose sums are rounded in every format. */
  private static OutputTerms fractions(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles(TERMS, -4, 4).toArray();
    double[] k = random.doubles(TERMS, -4, 4).toArray();
    double[] bias = {random.nextDouble(-4, 4)};
    Geometry g = Notation.parse("ci" + TERMS);
    return new OutputTerms(Problem.of(g, x, k, Optional.of(bias)), 0);
  }

  private static double exact(OutputTerms t, DoubleUnaryOperator inputs) {
    double sum = t.bias;
    for (int at = 0; at < TERMS; at++) {
      sum += inputs.applyAsDouble(t.x[at]) * inputs.applyAsDouble(t.k[at]);
    }
    return sum;
  }

  private static double ordered(
      OutputTerms t,
      boolean biasFirst,
      boolean reversed,
      boolean rounding,
      DoubleUnaryOperator to) {
    List<Double> products = new ArrayList<>();
    for (int at = 0; at < TERMS; at++) {
      double product = t.x[at] * t.k[at];
      products.add(reversed ? 0 : products.size(), rounding ? to.applyAsDouble(product) : product);
    }
    double sum = biasFirst ? t.bias : 0;
    for (double product : products) {
      sum = to.applyAsDouble(sum + product);
    }
    return biasFirst ? sum : to.applyAsDouble(sum + t.bias);
  }

  /** From the bias or with it last, forward and back, of products as they are and rounded. */
  @ParameterizedTest
  @CsvSource({
    "f64, f32 sums",
    "f64, 'f32 sums, truncated'",
    "f32, f14 sums",
    "f32, 'f14 sums, rounded'",
    "f32, f16 sums",
    "f32, 'bf16 sums, truncated'",
    "bf16, bf16 sums"
  })
  void sums_of_a_narrower_format_are_added_in_eight_orders(String name, String way) {
    NumberFormat narrow = NumberFormat.of(way.replaceAll(" .*", "")).orElseThrow();
    boolean truncates = way.contains("truncated") || way.equals("f14 sums");
    DoubleUnaryOperator to = truncates ? narrow::truncate : narrow::round;
    for (int seed = 1; seed <= 3; seed++) {
      OutputTerms terms = fractions(seed);
      List<Number> due = new ArrayList<>();
      for (boolean rounding : new boolean[] {false, true}) {
        for (boolean reversed : new boolean[] {false, true}) {
          for (boolean biasFirst : new boolean[] {true, false}) {
            due.add(
                formats(name).output().round(ordered(terms, biasFirst, reversed, rounding, to)));
          }
        }
      }
      assertThat(given(name, 0, way, terms)).isEqualTo(due);
    }
  }

  @ParameterizedTest
  @CsvSource({"4", "8", "16"})
  void blocks_are_added_in_a_narrower_format_and_their_sums_in_the_wider(int size) {
    OutputTerms terms = fractions(4);
    double sum = terms.bias;
    for (int from = 0; from < TERMS; from += size) {
      double block = 0;
      for (int at = from; at < Math.min(TERMS, from + size); at++) {
        block = NumberFormat.FLOAT16.round(block + terms.x[at] * terms.k[at]);
      }
      sum = (float) (sum + block);
    }
    assertThat(given("f32", 0, "f16 sums of " + size + ", in f32 sums", terms))
        .containsExactly(sum);
  }

  private static double bits(double value, int bits, boolean truncated) {
    double unit = Math.scalb(1.0, Math.getExponent(value) - bits + 1);
    double units = value / unit;
    return unit * (truncated ? (long) units : Math.rint(units));
  }

  @ParameterizedTest
  @CsvSource({
    "bf16 inputs, 8, false",
    "'bf16 inputs, truncated', 8, true",
    "tf32 inputs, 11, false",
    "'tf32 inputs, truncated', 11, true",
    "'inputs of 23 bits, as two of tf32 keep', 23, false",
    "inputs of 2 bits, 2, false"
  })
  void inputs_keep_some_bits_of_either_sign(String way, int bits, boolean truncated) {
    OutputTerms terms = fractions(5);
    assertThat(given("f32", 0, way, terms))
        .containsExactly((double) (float) exact(terms, v -> bits(v, bits, truncated)));
  }

  @Test
  void inputs_are_split_into_two_of_a_narrower_format() {
    OutputTerms terms = fractions(6);
    DoubleUnaryOperator high = NumberFormat.BFLOAT16::round;
    DoubleUnaryOperator low = v -> NumberFormat.BFLOAT16.round(v - high.applyAsDouble(v));
    assertThat(given("f32", 0, "inputs as sums of two bf16", terms))
        .containsExactly(
            (double) (float) exact(terms, v -> high.applyAsDouble(v) + low.applyAsDouble(v)));
    double sum = terms.bias;
    for (int at = 0; at < TERMS; at++) {
      double x = high.applyAsDouble(terms.x[at]);
      double k = high.applyAsDouble(terms.k[at]);
      sum += x * k + x * low.applyAsDouble(terms.k[at]) + low.applyAsDouble(terms.x[at]) * k;
    }
    assertThat(given("f32", 0, "inputs as two of bf16, in three products", terms))
        .containsExactly((double) (float) sum);
  }

  @Test
  void biases_and_outputs_are_narrowed_by_themselves() {
    OutputTerms terms = fractions(7);
    double all = exact(terms, v -> v);
    assertThat((double) given("f32", 0, "bf16 bias", terms).get(0))
        .isEqualTo((double) (float) (all - terms.bias + NumberFormat.BFLOAT16.round(terms.bias)));
    assertThat(given("f32", 0, "outputs truncated to f32", terms))
        .containsExactly(NumberFormat.FLOAT32.truncate(all));
    assertThat(given("f32", 0, "the bias added after rounding", terms))
        .containsExactly((double) (float) ((float) (all - terms.bias) + terms.bias));
    assertThat(given("f32", 0, "outputs rounded to f16 before f32", terms))
        .containsExactly(NumberFormat.FLOAT16.round(all));
    assertThat(given("f16", 0, "outputs that are not rounded to f16", terms))
        .containsExactly((double) (float) all);
  }

  /** Only what is narrower than the format itself, and only formats that sums are made in. */
  @Test
  void a_format_has_the_ways_that_are_narrower() {
    assertThat(names("f64", 0))
        .startsWith("f32 bias", "tf32 bias", "f14 bias", "f16 bias", "bf16 bias", "e4m3 bias")
        .containsSubsequence(
            "inputs of 52 bits",
            "inputs of 48 bits, as two of f32 keep, truncated",
            "inputs of 2 bits, truncated",
            "inputs as sums of two bf16",
            "f16 inputs",
            "inputs as two of f32, in three products",
            "f32 sums",
            "sums of 23 bits",
            "sums of 2 bits",
            "outputs truncated to f64")
        .doesNotContain(
            "inputs of 53 bits", "inputs of 1 bits", "sums of 24 bits", "sums of 1 bits")
        .doesNotContain("tf32 sums", "outputs that are not rounded to f64")
        .doesNotContain("outputs rounded to f64 before f64");
    assertThat(names("f32", 0))
        .startsWith("tf32 bias")
        .contains("inputs of 23 bits, as two of tf32 keep", "outputs rounded to tf32 before f32")
        .contains("sums of 23 bits", "inputs as two of tf32, in three products")
        .doesNotContain("f32 bias", "f32 inputs", "f32 sums", "outputs rounded to f32 before f32")
        .doesNotContain("inputs as two of f32, in three products", "sums of 24 bits");
    assertThat(names("f16", 0))
        .startsWith("bf16 bias")
        .contains("outputs that are not rounded to f16", "f16 sums", "f14 sums")
        .contains("inputs as two of bf16, in three products")
        .doesNotContain("f16 bias", "tf32 inputs", "f16 inputs", "inputs as sums of two bf16")
        .doesNotContain("f32 sums", "outputs rounded to f16 before f16");
    assertThat(names("e4m3:f14", 0))
        .contains("inputs of 3 bits", "sums of 13 bits", "f16 sums")
        .doesNotContain("e4m3 inputs", "f16 inputs", "f14 sums", "sums of 14 bits");
    assertThat(names("bf16", 0)).contains("f16 inputs", "f16 inputs, truncated");
  }

  static OutputTerms longs(long bias, long... values) {
    int count = values.length / 2;
    Geometry g = Notation.parse("ci" + count);
    long[] x = Arrays.copyOfRange(values, 0, count);
    long[] k = Arrays.copyOfRange(values, count, values.length);
    return new OutputTerms(Problem.of(g, x, k, Optional.of(new long[] {bias})), 0);
  }

  @Test
  void a_way_gives_all_outputs_and_nothing_but_NaN_tells_nothing() {
    NarrowerFormats one = new NarrowerFormats("one", t -> t.bias);
    OutputTerms[] terms = {longs(3, 1, 1), longs(4, 1, 1)};
    assertThat(one.gives(y -> terms[y], new double[] {3, 4})).isTrue();
    assertThat(one.gives(y -> terms[y], new double[] {3, 5})).isFalse();
    assertThat(one.gives(y -> terms[y], new long[] {3, 4})).isTrue();
    assertThat(one.gives(y -> terms[y], new long[] {2, 4})).isFalse();
    NarrowerFormats big = new NarrowerFormats("big", t -> (1L << 53) + 1);
    assertThat(big.gives(y -> terms[y], new long[] {1L << 53})).isFalse();
    NarrowerFormats nan = new NarrowerFormats("nan", t -> t.bias == 3 ? Double.NaN : t.bias);
    assertThat(nan.gives(y -> terms[y], new double[] {Double.NaN, 4})).isTrue();
    assertThat(nan.gives(y -> terms[y], new double[] {Double.NaN})).isFalse();
    assertThat(nan.gives(y -> terms[y], new double[] {3, 4})).isFalse();
    assertThat(one.gives(y -> terms[y], new double[] {Double.NaN, 4})).isFalse();
    assertThat(one.fact()).isEqualTo("  agrees     with one");
  }

  /** Only outputs that are there, wrong, of one layer and of no more than 65,536 products. */
  @Test
  void what_is_right_or_does_not_come_is_not_explained() {
    Subject<float[]> narrow =
        Subject.of(
            "it",
            Arithmetic.FLOAT32,
            (g, x, k, b) -> {
              float[] y = new float[g.outputSize()];
              IntStream.range(0, y.length)
                  .forEach(at -> y[at] = (float) NumberFormat.BFLOAT16.round(x[at] * k[0]));
              return y;
            });
    Case right = CaseLine.parse("n1", "3,5", "");
    Case wrong = CaseLine.parse("n1", "257,1", "");
    assertThat(explaining(narrow, right, right)).isEmpty();
    assertThat(explaining(narrow, right, wrong)).isPresent();
    assertThat(explaining(narrow, wrong, right)).isPresent();
    assertThat(explaining(narrow, CaseLine.parse("n1,n1", "257,1,1", ""), right)).isEmpty();
    assertThat(explaining(narrow, CaseLine.parse("w65536", "257*65536,1", ""), right)).isPresent();
    assertThat(explaining(narrow, CaseLine.parse("w65537", "257*65537,1", ""), right)).isEmpty();
    Subject<float[]> failing =
        Subject.of(
            "it",
            Arithmetic.FLOAT32,
            (g, x, k, b) -> {
              throw new IllegalStateException();
            });
    assertThat(explaining(failing, wrong, wrong)).isEmpty();
    Subject<long[]> rational = Subject.of("it", Residues.INSTANCE, (g, x, k, b) -> x);
    assertThat(explaining(rational, wrong, wrong)).isEmpty();
  }

  private static Optional<NarrowerFormats> explaining(
      Subject<?> subject, Case drawn, Case smallest) {
    return NarrowerFormats.explaining(subject, RandomCase.Fitting.NONE, drawn, smallest);
  }
}
