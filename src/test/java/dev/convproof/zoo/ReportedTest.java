package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.ConvProof;
import dev.convproof.Subject;
import dev.convproof.algebra.Floats;
import dev.convproof.law.Law;
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

  @ParameterizedTest
  @MethodSource("liars")
  void it_is_found_in_the_gradients_too(Liar liar) {
    assertThat(foundInGradients(liar, Long.getLong("seed", 0))).isTrue();
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("liars")
  void a_reported_bug_is_found_at_each_of_ten_seeds(Liar liar) {
    assertThat(LongStream.rangeClosed(1, 10))
        .allMatch(seed -> found(liar, seed))
        .allMatch(seed -> foundInGradients(liar, seed));
  }

  private static boolean found(Liar liar, long seed) {
    return refuted(liar.over(Floats.INSTANCE), List.of(Laws.AGREEMENT), seed);
  }

  private static boolean foundInGradients(Liar liar, long seed) {
    return refuted(
        new LyingGradients(liar).over(Floats.INSTANCE), List.of(Laws.GRADIENT_AGREEMENT), seed);
  }

  private static <V> boolean refuted(Subject<V> liar, List<Law> laws, long seed) {
    return ConvProof.verify(liar)
        .laws(laws)
        .shrinking(() -> Duration.ZERO)
        .seed(seed)
        .report()
        .refuted();
  }
}
