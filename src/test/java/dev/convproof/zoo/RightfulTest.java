package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Subject;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No right convolution is rejected, however it computes. */
class RightfulTest {
  private static final int FEW = 20;
  private static final int SOME = 500;

  static Stream<Subject<?>> subjects() {
    return Stream.concat(
        Rightful.all().stream(),
        NumberFormats.all().stream().filter(FormatKernel::right).map(FormatKernel::subject));
  }

  @Test
  void none_is_rejected() {
    assertThat(Rightful.all()).hasSizeGreaterThanOrEqualTo(30);
    for (Subject<?> subject : Rightful.all()) {
      Report report = ConvProof.verify(subject).cases(FEW).maxProducts(1_024).seed(1).report();
      assertThat(report.holds()).as(report.toString()).isTrue();
    }
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("subjects")
  void none_is_rejected_at_ten_seeds(Subject<?> subject) {
    LongStream.rangeClosed(1, 10)
        .parallel()
        .mapToObj(seed -> ConvProof.verify(subject).cases(SOME).seed(seed).report())
        .forEach(
            report -> {
              assertThat(report.holds()).as(report.toString()).isTrue();
              assertThat(report.suspicion()).as(report.toString()).isEmpty();
            });
  }
}
