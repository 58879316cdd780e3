package dev.convproof.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.law.JudgedOutputs;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The draws that a run makes where nothing is said: of inputs, of weights and of sums some need
 * each number of bits that tells a narrower format, each apart.
 */
class DrawnBitsTest {
  private static final int DRAWS = 2_000;
  private static final int FEW = 4;
  private static final List<Integer> BITS = List.of(5, 9, 12, 18, 23, 24, 25);

  /** What the draws of a format need, and how large and small they are. */
  private static final class Seen {
    private final TreeSet<Integer> inputs = new TreeSet<>();
    private final TreeSet<Integer> weights = new TreeSet<>();
    private final TreeSet<Integer> sums = new TreeSet<>();
    private double greatest;
    private double least = 1;

    static Seen of(String format) {
      Draws draws =
          new Draws(
              Reach.FULL, Arithmetic.named(format).exactness(), RandomCase.Fitting.NONE, 1, 0);
      Seen seen = new Seen();
      for (int draw = 0; draw < DRAWS; draw++) {
        seen.add(draws.next().problem(Doubles.INSTANCE));
      }
      return seen;
    }

    private void add(Problem<double[]> p) {
      double[] outputs = JudgedOutputs.exactOutputs(p);
      int ofInput = bits(p.input().data());
      int ofWeights = bits(p.weights().data());
      int ofSums = bits(outputs);
      if (ofWeights <= FEW) {
        inputs.add(ofInput);
      }
      if (ofInput <= FEW) {
        weights.add(ofWeights);
      }
      if (ofSums > ofInput && ofSums > ofWeights) {
        sums.add(ofSums);
      }
      for (double x : p.input().data()) {
        greatest = Math.max(greatest, Math.abs(x));
        least = x == 0 ? least : Math.min(least, Math.abs(x));
      }
    }
  }

  /** Returns the bits between the highest and the lowest that is set, of the number with most. */
  private static int bits(double[] values) {
    return Arrays.stream(values).mapToInt(DrawnBitsTest::bits).max().orElse(0);
  }

  private static int bits(double value) {
    long fraction = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
    return value == 0 ? 0 : 53 - Long.numberOfTrailingZeros(fraction | (1L << 52));
  }

  private static List<Integer> upTo(int most) {
    return BITS.stream().filter(bits -> bits <= most).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"f64", "f32", "tf32", "bf16", "f16", "f16:f16", "e4m3", "e4m3:f14", "f32:f64"})
  void inputs_weights_and_sums_need_each_number_of_bits_apart(String format) {
    Formats formats = MixedArithmetic.formatsOf(Arithmetic.named(format)).orElseThrow();
    Seen seen = Seen.of(format);
    assertThat(seen.inputs).containsAll(upTo(formats.input().precision()));
    assertThat(seen.weights).containsAll(upTo(formats.weights().precision()));
    assertThat(seen.sums).containsAll(upTo(formats.accumulator().precision()));
    assertThat(seen.inputs).contains(formats.input().precision());
    assertThat(seen.weights).contains(formats.weights().precision());
    assertThat(seen.sums).contains(formats.accumulator().precision());
  }

  /** Beyond what half precision holds, and below its normal numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"f64", "f32", "tf32", "bf16"})
  void inputs_leave_the_range_of_half_precision(String format) {
    Seen seen = Seen.of(format);
    assertThat(seen.greatest).isGreaterThan(NumberFormat.FLOAT16.greatest());
    assertThat(seen.least).isLessThan(0x1p-14);
  }
}
