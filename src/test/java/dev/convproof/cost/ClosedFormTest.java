package dev.convproof.cost;

import static dev.convproof.cost.Convention.BiasTerm.COUNTED;
import static dev.convproof.cost.Convention.BiasTerm.IGNORED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import org.junit.jupiter.api.Test;

/** The textbook's closed forms on cases that can be counted by hand. */
class ClosedFormTest {
  private static final Geometry SECTION = Notation.parse("ci2h3w3co3kh2kw2");

  @Test
  void the_sections_example_multiplies_eight_taps_in_four_windows_of_three_maps() {
    assertThat(ClosedForm.multiplications(SECTION, PaddedTaps.COUNTED)).isEqualTo(96);
  }

  @Test
  void a_bias_takes_one_addition_more_for_every_output() {
    assertThat(additions(SECTION, COUNTED, PaddedTaps.COUNTED)).isEqualTo(96);
    assertThat(additions(SECTION, IGNORED, PaddedTaps.COUNTED)).isEqualTo(96 - 12);
  }

  @Test
  void operations_are_multiplications_and_additions() {
    Convention convention = new Convention(COUNTED, PaddedTaps.COUNTED);
    assertThat(ClosedForm.operations(SECTION, convention)).isEqualTo(2 * 96);
  }

  @Test
  void a_corner_of_padding_is_skipped() {
    Geometry same = Notation.parse("h2w2kh3kw3pt1pb1pl1pr1");
    assertThat(ClosedForm.multiplications(same, PaddedTaps.COUNTED)).isEqualTo(36);
    assertThat(ClosedForm.multiplications(same, PaddedTaps.SKIPPED)).isEqualTo(16);
    assertThat(additions(same, IGNORED, PaddedTaps.SKIPPED)).isEqualTo(12);
  }

  @Test
  void a_window_wholly_in_the_padding_takes_no_addition() {
    Geometry outside = Notation.parse("pt1");
    assertThat(additions(outside, IGNORED, PaddedTaps.SKIPPED)).isZero();
    assertThat(additions(outside, COUNTED, PaddedTaps.SKIPPED)).isEqualTo(1);
  }

  @Test
  void a_dilated_kernel_that_straddles_the_input_takes_no_addition() {
    Geometry straddling = Notation.parse("kh2dh2pt1pb1");
    assertThat(ClosedForm.multiplications(straddling, PaddedTaps.SKIPPED)).isZero();
    assertThat(additions(straddling, IGNORED, PaddedTaps.SKIPPED)).isZero();
  }

  @Test
  void a_count_may_exceed_an_int() {
    Geometry long1d = Notation.parse("h16777216kh8388609");
    long products = 8388608L * 8388609L;
    assertThat(ClosedForm.multiplications(long1d, PaddedTaps.COUNTED)).isEqualTo(products);
    assertThat(ClosedForm.multiplications(long1d, PaddedTaps.SKIPPED)).isEqualTo(products);
  }

  @Test
  void the_operations_of_the_largest_kernels_fit_into_a_long() {
    Geometry largest = Notation.parse("h46340w46340kh23170kw23170");
    long axis = 23170L * 23171L;
    assertThat(ClosedForm.operations(largest, new Convention(COUNTED, PaddedTaps.SKIPPED)))
        .isEqualTo(2 * axis * axis);
  }

  private static long additions(Geometry g, BiasTerm bias, PaddedTaps taps) {
    return ClosedForm.additions(g, new Convention(bias, taps));
  }
}
