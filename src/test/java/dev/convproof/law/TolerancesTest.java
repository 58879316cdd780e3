package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The tolerances that people asked for: derived, and far from what was chosen. */
class TolerancesTest {
  private static final List<Tolerances> ALL = Tolerances.all();

  private static Tolerances of(String asked) {
    return ALL.stream().filter(one -> one.asked().contains(asked)).findFirst().orElseThrow();
  }

  /** There 0.01 was too little and 0.025 was taken, for two results of single precision. */
  @Test
  void a_library_that_rounds_its_inputs_is_beyond_the_bound_of_single_precision() {
    Tolerances asked = of("tvm#18455");
    assertThat(2 * asked.bound()).isLessThan(0.01 / 4);
    assertThat(asked.narrower().orElseThrow()).isGreaterThan(4 * 2 * asked.bound());
  }

  @Test
  void half_precision_and_bfloat16_are_rounded_once_more() {
    assertThat(of("pytorch").terms()).isEqualTo(1_152);
    assertThat(of("pytorch").bound()).isBetween(0x1p-11, 0x1p-11 * 1.5);
    assertThat(of("rocm-libraries").terms()).isEqualTo(16 * 28 * 28);
    assertThat(of("rocm-libraries").bound()).isBetween(0x1p-8, 0x1p-8 * 1.5);
  }

  @Test
  void winograd_has_more_the_larger_its_tiles_are() {
    assertThat(of("MIOpen").bound()).isGreaterThan(of("mxnet").bound());
    assertThat(of("mxnet").bound()).isGreaterThan(of("tvm").bound());
  }

  @Test
  void each_names_the_command_that_gives_it() {
    assertThat(ALL).allMatch(one -> one.command().startsWith("bound "));
  }
}
