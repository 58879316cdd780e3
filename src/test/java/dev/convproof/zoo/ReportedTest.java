package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.ConvProof;
import dev.convproof.Subject;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Floats;
import dev.convproof.law.ClaimedLaws;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real libraries got wrong is found by as many cases as are drawn where nothing is said. */
class ReportedTest {
  @TempDir Path counterexamples;

  static Stream<Liar> liars() {
    return Reported.all().stream().map(Reported.Bug::liar);
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

  /**
   * tracel-ai/burn#5385, tensorflow/tensorflow#60315: right on numbers, and not on what is none.
   */
  static Stream<Strategy> careless() {
    Liar.ProductRule finite =
        new Liar.ProductRule() {
          @Override
          public <V> void add(Algebra<V> algebra, V x, int xAt, V k, int kAt, V y, int yAt) {
            if (Float.isFinite(((float[]) x)[xAt])) {
              algebra.multiplyAdd(x, xAt, k, kAt, y, yAt);
            }
          }
        };
    return Stream.of(
        Liar.named("what is no finite number is zero").multiplying(finite),
        Strategies.named("winograd-2x2").orElseThrow());
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("careless")
  void what_loses_an_infinity_is_refuted_at_each_of_ten_seeds_where_it_claims_to_propagate(
      Strategy careless) {
    Subject<float[]> subject = careless.over(Floats.INSTANCE);
    Subject<float[]> claiming = subject.claiming(new Subject.Claims(false, true));
    assertThat(LongStream.rangeClosed(1, 10))
        .allMatch(seed -> refuted(claiming, ClaimedLaws.of(claiming), seed));
    assertThat(refuted(subject, ClaimedLaws.of(subject), Long.getLong("seed", 0))).isFalse();
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("liars")
  void a_reported_bug_is_found_at_each_of_ten_seeds(Liar liar) {
    assertThat(LongStream.rangeClosed(1, 10))
        .allMatch(seed -> found(liar, seed))
        .allMatch(seed -> foundInGradients(liar, seed));
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("liars")
  void the_suites_find_it_at_each_of_ten_seeds(Liar liar) {
    String property = "every_strategy_computes_what_the_definition_says_over_";
    assertThat(LongStream.rangeClosed(1, 10))
        .allMatch(
            seed ->
                Stream.of("doubles", "residues", "rationals")
                    .map(property::concat)
                    .anyMatch(p -> suitesAt(seed).of("AgreementProperties", p, liar).isPresent()));
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("liars")
  void the_suites_find_it_in_the_gradients_at_each_of_ten_seeds(Liar liar) {
    String suite = "GradientAgreementProperties";
    String property = "every_backward_pass_obeys_it_";
    BackwardStrategy pass = LyingPass.where(liar);
    assertThat(LongStream.rangeClosed(1, 10))
        .allMatch(
            seed ->
                Stream.of("over_doubles", "over_floats", "over_residues", "on_whole_layers")
                    .map(property::concat)
                    .anyMatch(p -> suitesAt(seed).of(suite, p, pass).isPresent()));
  }

  private SuiteRun suitesAt(long seed) {
    return new SuiteRun(counterexamples).unshrunkAt(seed);
  }

  private static boolean found(Liar liar, long seed) {
    return refuted(liar.over(Floats.INSTANCE), List.of(Laws.AGREEMENT), seed);
  }

  private static boolean foundInGradients(Liar liar, long seed) {
    return refuted(
        LyingPass.where(liar).over(Floats.INSTANCE), List.of(Laws.GRADIENT_AGREEMENT), seed);
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
