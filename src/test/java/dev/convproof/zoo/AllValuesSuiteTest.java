package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exhaustive suite catches liars at the first shape at which they lie. */
class AllValuesSuiteTest {
  private static final String EVERY_STRATEGY = "every_strategy_equals_the_definition";

  @TempDir Path counterexamples;

  @Test
  void a_liar_is_refuted_on_the_smallest_shape_and_values() {
    assertThat(failure(Readings.IGNORED_DILATION))
        .hasMessageStartingWith("AGREEMENT refuted: ignored dilation differs from definition at ")
        .hasMessageContaining("h2kh2dh2pb1 --values 0,1,0,1")
        .hasMessageContaining("smallest   yes");
  }

  @Test
  void a_crash_is_told_by_its_facts() {
    assertThat(failure(Crashes.OUT_OF_BOUNDS))
        .hasMessageStartingWith(
            "AGREEMENT refuted: out of bounds threw ArrayIndexOutOfBoundsException on pb1 at");
  }

  @Test
  void an_output_of_another_shape_is_no_agreement() {
    assertThat(failure(Results.SIZE_ROUNDED_UP))
        .hasMessageStartingWith(
            "AGREEMENT refuted: size rounded up gives a buffer of another length on ");
  }

  @Test
  void convolutions_without_a_scope_in_common_with_polynomials_prove_nothing() {
    assertThat(failure(Crashes.NOWHERE)).hasMessageContaining("none was judged");
  }

  private Throwable failure(Strategy liar) {
    return new SuiteRun(counterexamples)
        .of("AllValuesProperties", EVERY_STRATEGY, Geometry.class, liar)
        .orElseThrow();
  }
}
