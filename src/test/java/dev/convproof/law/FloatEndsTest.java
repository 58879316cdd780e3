package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomCase;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beyond the ends of floating-point formats nothing is judged: what becomes of outputs is told. */
class FloatEndsTest {

  /** Computes one output of one product, rounded to sums and to the output, and then changed. */
  private static <V> Subject<V> subject(Arithmetic<V> numbers, DoubleUnaryOperator then) {
    Formats formats = MixedArithmetic.formatsOf(numbers).orElseThrow();
    return Subject.of(
            "one product",
            numbers,
            (g, x, k, b) -> {
              double bias = b.map(Accuracy::doubles).orElse(new double[1])[0];
              double sum = Accuracy.doubles(x)[0] * Accuracy.doubles(k)[0] + bias;
              double output = formats.output().round(formats.accumulator().round(sum));
              return Accuracy.stored(numbers, new double[] {then.applyAsDouble(output)});
            })
        .supporting(g -> g.outputSize() == 1 && g.products() == 1, "one product alone");
  }

  private static List<String> ends(String format, DoubleUnaryOperator then) {
    return Behaviour.of(subject(Arithmetic.named(format), then), RandomCase.Fitting.NONE, 1)
        .stream()
        .filter(one -> one.of().startsWith("outputs "))
        .map(one -> one.of().substring("outputs ".length()) + ": " + one.found())
        .toList();
  }

  /** Sums of f16 end where f16 does, whatever outputs are; those of e4m3 never reach the end. */
  @ParameterizedTest
  @CsvSource({
    "f64, 1.798e+308, 2.225e-308",
    "f32, 3.403e+38, 1.175e-38",
    "tf32, 3.403e+38, 1.175e-38",
    "bf16, 3.390e+38, 1.175e-38",
    "f16, 6.550e+04, 6.104e-05",
    "f16:f16, 6.550e+04, 6.104e-05",
    "f16:f16:f32, 6.550e+04, 6.104e-05",
    "bf16:f32:f16, 6.550e+04, 6.104e-05",
    "e4m3:f16, 6.550e+04, 6.104e-05",
    "f32:f64, 3.403e+38, 1.175e-38",
    "e4m3, , 1.175e-38",
    "e4m3:f14, , 1.175e-38",
    "f16:f32:f32, , 1.175e-38"
  })
  void outputs_overflow_or_saturate_and_are_kept_or_flushed(
      String format, String greatest, String least) {
    Formats formats = MixedArithmetic.formatsOf(Arithmetic.named(format)).orElseThrow();
    NumberFormat sums = formats.accumulator();
    double most = Math.min(sums.greatest(), formats.output().greatest());
    double normal =
        Math.scalb(
            1.0, Math.max(sums.leastNormalExponent(), formats.output().leastNormalExponent()));
    String beyond = "beyond " + greatest + ": ";
    String below = "below " + least + ": ";
    assertThat(ends(format, y -> y))
        .isEqualTo(
            greatest == null ? List.of(below + "kept") : List.of(beyond + "∞", below + "kept"));
    assertThat(ends(format, y -> Math.abs(y) < normal ? 0 : Math.max(-most, Math.min(most, y))))
        .isEqualTo(
            greatest == null
                ? List.of(below + "flushed to 0")
                : List.of(beyond + greatest, below + "flushed to 0"));
  }
}
