package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suites that prove less than they say fail, and blame whom they should. */
class SuiteHonestyTest {
  private static final String OVER_DOUBLES = "every_strategy_obeys_it_over_doubles";
  private static final String AGREES_OVER_DOUBLES =
      "every_strategy_computes_what_the_definition_says_over_doubles";

  @TempDir Path counterexamples;

  @Test
  void a_suite_that_compares_nothing_fails() {
    assertThat(failure("BatchProperties", OVER_DOUBLES, Crashes.NOWHERE))
        .hasMessage("vacuous: of 2000 cases, none was judged");
  }

  @Test
  void a_suite_that_compares_only_zeros_fails() {
    assertThat(failure("BatchProperties", OVER_DOUBLES, Channels.ZERO))
        .hasMessage("vacuous: of 2000 cases, none was judged");
  }

  @Test
  void a_suite_that_misses_a_feature_fails() {
    assertThat(failure("UnitCaseProperties", "a_thousand_times_one", Strategies.DEFINITION))
        .hasMessage("coverage: EVEN_KERNEL in 0 of 1000 cases, at least 30.0 % are due");
  }

  @Test
  void a_green_suite_leaves_no_counterexample() {
    Map<String, Optional<Throwable>> properties =
        suites().of("BatchProperties", Strategies.DEFINITION);
    assertThat(properties.values()).hasSize(4).allMatch(Optional::isEmpty);
    assertThat(counterexamples).isEmptyDirectory();
  }

  @Test
  void all_arithmetics_find_the_same_smallest_case() {
    Map<String, Optional<Throwable>> properties =
        suites().of("DilationProperties", Readings.IGNORED_DILATION);
    assertThat(properties.values())
        .hasSize(4)
        .allSatisfy(
            failure ->
                assertThat(CaseInFailure.from(failure.orElseThrow().getMessage()))
                    .hasToString("h2kh2dh2pb1 --values 0,1,0,1"));
    assertThat(properties.values())
        .extracting(failure -> failure.orElseThrow().getMessage().lines().toList().get(3))
        .containsExactlyInAnyOrder(
            "  numbers    doubles",
            "  numbers    floats",
            "  numbers    residues",
            "  numbers    rationals");
  }

  @Test
  void a_convolution_that_fails_only_once_is_said_to_be_not_deterministic() {
    assertThat(failureAtOneCall())
        .hasMessageStartingWith("AGREEMENT refuted: wrong once differs from definition at ")
        .hasMessageContaining(
            "\n  smallest   not known: it failed once and held when repeated,"
                + " so the convolution is not deterministic\n");
  }

  /** On a case of zeros, which may come first, what is wrong at one call is not judged. */
  private Throwable failureAtOneCall() {
    String property = AGREES_OVER_DOUBLES.replace("doubles", "rationals");
    return IntStream.rangeClosed(1, 10)
        .mapToObj(call -> suites().of("AgreementProperties", property, Impure.wrongAt(call)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void one_convolution_cannot_shift_the_blame_by_changing_the_input_of_another() {
    Strategy victim = Strategies.named("im2col").orElseThrow();
    assertThat(
            suites()
                .of(
                    "AgreementProperties",
                    AGREES_OVER_DOUBLES.replace("doubles", "rationals"),
                    Impure.INPUT_OVERWRITTEN,
                    victim))
        .isEmpty();
  }

  @Test
  void a_crash_is_told_by_its_facts() {
    Throwable failure = failure("AgreementProperties", AGREES_OVER_DOUBLES, Crashes.OUT_OF_BOUNDS);
    assertThat(failure.getMessage().replaceFirst(":\\d+\\)", ")"))
        .isEqualTo(
            """
            AGREEMENT refuted: out of bounds threw ArrayIndexOutOfBoundsException on pb1 at convolve(Crashes.java)
              expected   an output [1, 1, 2, 1]
              but was    java.lang.ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1
              numbers    doubles
              case       pb1
              smallest   yes: the one smaller shape holds at 5 random values; no values are smaller
              input      [[0]]
              weights    [[0]]
              explained  java -jar target/convproof.jar explain agreement
              replay     java -jar target/convproof.jar replay pb1 --values 0,0""");
  }

  @Test
  void a_difference_is_told_by_its_facts() {
    assertThat(failure("AgreementProperties", AGREES_OVER_DOUBLES, Channels.INTERLEAVED_GROUPS))
        .hasMessage(
            """
            AGREEMENT refuted: interleaved groups differs from definition at [n=0 o=1 i=0 j=0]
              expected   1
              but was    0
              numbers    doubles
              case       g2ci4co2
              smallest   yes: all 2,895 smaller shapes hold at 5 random values each; all 84 lists of smaller values hold at the one shape of this size that fails
              input      [[0]] [[0]] [[1]] [[0]]
              weights    [[0]] [[0]] [[1]] [[0]]
              explained  java -jar target/convproof.jar explain agreement
              replay     java -jar target/convproof.jar replay g2ci4co2 --values 0,0,1,0*3,1,0""");
  }

  private Throwable failure(String suite, String property, Strategy... subjects) {
    return suites().of(suite, property, subjects).orElseThrow();
  }

  private SuiteRun suites() {
    return new SuiteRun(counterexamples);
  }

  @Test
  void the_definition_under_another_name_is_no_liar() {
    for (String suite : List.of("PurityProperties", "GroupProperties", "BorderProperties")) {
      assertThat(suites().of(suite, OVER_DOUBLES, Liar.named("honest"))).isEmpty();
    }
  }
}
