package dev.convproof.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of cases, a reason at a time. */
class CaseOrderTest {
  /**
   * From the smallest on; the reason why each is larger than the one before it stands behind it.
   */
  private static final List<String> IN_ORDER =
      List.of(
          "n1 --values 0,0",
          "n1 --values 0*3", // a bias
          "n1 --values 0,1", // a nonzero value
          "n1 --values 1,0", // the line
          "n1 --values -1,0", // a sign
          "n1 --values 0,2", // the magnitude
          "n1 --values 0,100",
          "n1 --values 1,1", // two nonzero values
          "n1 --values 100,100",
          "n1 --values 1*3",
          "n1 --values 0,101", // a large value
          "n1 --values 0,1 --exponents 0,7", // scaled
          "n1 --values 0,8 --exponents 0,4", // scaled alike, of a greater magnitude
          "n1 --values 0,3 --exponents 0,6", // 3 is a power of two more than 2
          "n1 --values 1,1073741824", // two values, one of them large
          "n1 --values 101,101", // two large values, of a lesser magnitude
          "n1 --values 1,1 --exponents 0,127",
          "n1 --values 3,3 --exponents 0,124",
          "n2 --values 0*3"); // a larger shape

  private static Case at(int index) {
    return CaseLine.parse(IN_ORDER.get(index));
  }

  @Test
  void each_reason_counts_before_those_behind_it() {
    List<Case> cases = new ArrayList<>(IN_ORDER.stream().map(CaseLine::parse).toList());
    Collections.shuffle(cases, new Random(3));
    cases.sort(CaseOrder.SMALLEST_FIRST);
    assertThat(cases.stream().map(CaseLine::print)).containsExactlyElementsOf(IN_ORDER);
    assertThat(CaseOrder.SMALLEST_FIRST.compare(at(4), at(4))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'100,-100', '', false",
    "'101,1', '', true",
    "'1,-101', '', true",
    "'1,-9223372036854775808', '', true",
    "'1,1', '1,0', true",
    "'1,1', '0,-1', true",
    "'1,1', '', false"
  })
  void large_values_and_powers_of_two_are_extreme(
      String values, String exponents, boolean extreme) {
    assertThat(CaseOrder.isExtreme(CaseLine.parse("n1", values, exponents))).isEqualTo(extreme);
  }
}
