package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.algebra.Floats;
import dev.convproof.law.Laws;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real libraries got wrong is found by as many cases as are drawn where nothing is said. */
class ReportedTest {
  static Stream<Liar> liars() {
    return Reported.all().stream();
  }

  @ParameterizedTest
  @MethodSource("liars")
  void a_reported_bug_is_found(Liar liar) {
    assertThat(found(liar, Long.getLong("seed", 0))).isTrue();
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("liars")
  void a_reported_bug_is_found_at_each_of_ten_seeds(Liar liar) {
    assertThat(LongStream.rangeClosed(1, 10)).allMatch(seed -> found(liar, seed));
  }

  private static boolean found(Liar liar, long seed) {
    Report report =
        ConvProof.verify(liar.over(Floats.INSTANCE))
            .laws(List.of(Laws.AGREEMENT))
            .shrinking(() -> Duration.ZERO)
            .seed(seed)
            .report();
    return report.refuted();
  }
}
