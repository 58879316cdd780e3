package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.law.ClaimedLaws;
import dev.convproof.law.Outcome;
import dev.convproof.zoo.FormatKernel.OfDoubles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no worst-case bound forbids, and chance does not give, is suspect; right sums are not. */
class SuspectTest {
  private static final int LONG = 1_024;

  private static Subject<?> liar(String arithmetic, String name, OfDoubles of) {
    return new FormatKernel(arithmetic, name, false, 0, of).subject();
  }

  /** Kernels whose errors have no mean of zero, or are those of something narrower. */
  static Stream<Subject<?>> liars() {
    return Stream.of(
        liar("tf32", "truncated long sums that are said to round", SuspectTest::truncatedIfLong)
            .rounding(Rounding.nearest()),
        liar("bf16:f32:f32", "the same, of bf16", SuspectTest::truncatedIfLong)
            .rounding(Rounding.nearest()),
        liar("f32", "sums that are truncated where they are long", SuspectTest::truncatedIfLong),
        liar("f32", "long sums in two halves that are kept in f16", SuspectTest::halvesInF16));
  }

  private static double truncatedIfLong(FormatKernel.Window w) {
    double[] products = w.products();
    if (products.length < LONG) {
      return rounded(w.bias, products);
    }
    double sum = w.bias;
    for (double product : products) {
      sum = NumberFormat.FLOAT32.truncate(sum + product);
    }
    return sum;
  }

  private static double rounded(double bias, double... products) {
    double sum = bias;
    for (double product : products) {
      sum = NumberFormat.FLOAT32.round(sum + product);
    }
    return sum;
  }

  private static double halvesInF16(FormatKernel.Window w) {
    double[] products = w.products();
    if (products.length < LONG) {
      return rounded(w.bias, products);
    }
    int half = products.length / 2;
    double first = rounded(0, Arrays.copyOf(products, half));
    double second = rounded(0, Arrays.copyOfRange(products, half, products.length));
    double kept = NumberFormat.FLOAT16.round(first) + NumberFormat.FLOAT16.round(second);
    return NumberFormat.FLOAT32.round(w.bias + kept);
  }

  @ParameterizedTest
  @MethodSource("liars")
  void what_chance_does_not_give_is_suspect(Subject<?> liar) {
    Report report = judged(liar);
    assertThat(report.holds()).as(report.toString()).isTrue();
    Outcome.Suspicion suspicion = report.suspicion().orElseThrow();
    assertThat(suspicion.scalars()).isPositive();
    assertThat(suspicion.first().law()).isEqualTo("accuracy");
    assertThat(suspicion.first().what())
        .isEqualTo(liar.name() + " is further off than chance takes it");
  }

  private static Report judged(Subject<?> subject) {
    return ConvProof.verify(subject).laws(List.of(ClaimedLaws.ACCURACY)).cases(20).seed(3).report();
  }

  /** All of them, at ten seeds, are {@link RightfulTest}'s. */
  @Test
  void no_right_sum_is_suspect() {
    for (Subject<?> subject : Sums.all().stream().limit(3).map(FormatKernel::subject).toList()) {
      Report report = judged(subject);
      assertThat(report.suspicion()).as(subject.name()).isEmpty();
      assertThat(report.refuted()).as(report.toString()).isFalse();
    }
  }
}
