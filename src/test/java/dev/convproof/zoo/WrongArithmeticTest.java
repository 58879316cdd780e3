package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.convproof.properties.LyingStructureProperties;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that break a law which they claim are refuted by that law. */
class WrongArithmeticTest {
  @TempDir Path counterexamples;

  static Stream<Arguments> liars() {
    return Stream.of(
        arguments(
            WrongNumbers.WRONG_MODULUS,
            """
            EVERYTHING BUT ZERO HAS AN INVERSE refuted: wrong modulus
              a · (1 / a)  2305843009213693951
              1            1
              at a = 2305843009213693951, b = 0, c = 0"""),
        arguments(
            WrongNumbers.WRONG_REDUCTION,
            """
            MULTIPLICATION DISTRIBUTES refuted: wrong reduction
              a · (b + c)    2305843009213693948
              a · b + a · c  2305843009213693949
              at a = 2305843009213693950, b = 1, c = 1"""),
        arguments(
            WrongNumbers.UNREDUCED_SUM,
            """
            MULTIPLICATION DISTRIBUTES refuted: unreduced sum
              a · (b + c)    0
              a · b + a · c  2305843009213693951
              at a = 1, b = 1, c = 2305843009213693950"""),
        arguments(
            WrongNumbers.SATURATING,
            """
            MULTIPLICATION DISTRIBUTES refuted: saturating integers
              a · (b + c)"""));
  }

  @ParameterizedTest
  @MethodSource("liars")
  void the_law_that_is_broken_refutes_them(WrongNumbers liar, String facts) {
    Map<String, Optional<Throwable>> properties = new TreeMap<>();
    LyingStructureProperties.over(
        liar,
        () -> properties.putAll(new SuiteRun(counterexamples).of("LyingStructureProperties")));
    assertThat(properties.get("it obeys the laws that it claims").orElseThrow())
        .hasMessageStartingWith(facts);
  }
}
