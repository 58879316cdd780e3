package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Winograd's error, measured beside its bound, for tiles of 2 to 6. */
class ErrorGrowthTest {

  @Test
  void errors_grow_with_the_tile_and_stay_within_the_bound() {
    List<ErrorGrowth> growth = ErrorGrowth.upTo6(3);
    assertThat(growth).extracting(ErrorGrowth::m).containsExactly(2, 3, 4, 5, 6);
    assertThat(growth)
        .isSortedAccordingTo((a, b) -> Double.compare(a.measured(), b.measured()))
        .isSortedAccordingTo((a, b) -> Double.compare(a.bound(), b.bound()))
        .allSatisfy(row -> assertThat(row.tightest()).isBetween(0.001, 1.0))
        .allSatisfy(row -> assertThat(row.measured()).isLessThan(row.bound()));
    ErrorGrowth first = growth.get(0);
    ErrorGrowth last = growth.get(4);
    assertThat(first.bound()).as("36 for the definition").isBetween(36.0, 360.0);
    assertThat(last.measured()).isGreaterThan(20 * first.measured());
    assertThat(last.bound()).isGreaterThan(100 * first.bound());
  }

  @Test
  void no_case_is_measured_where_none_is_asked_for() {
    assertThat(ErrorGrowth.upTo6(0)).extracting(ErrorGrowth::measured).containsOnly(0.0);
  }
}
